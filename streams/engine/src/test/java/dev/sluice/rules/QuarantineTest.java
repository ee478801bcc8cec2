package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.QuarantinedEntity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineTest {

    @Test
    void a_rule_says_what_and_for_how_long() {
        assertThat(Quarantine.parse("terminal 24h"))
                .contains(new Quarantine(QuarantinedEntity.TERMINAL, Duration.ofHours(24)));
        assertThat(Quarantine.parse("device 30m"))
                .contains(new Quarantine(QuarantinedEntity.DEVICE, Duration.ofMinutes(30)));
        assertThat(Quarantine.parse("merchant 90d"))
                .contains(new Quarantine(QuarantinedEntity.MERCHANT, Duration.ofDays(90)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "terminal", "24h", "terminal 0h", "merchant 91d", "account 1d", "terminal 1w", "terminal -1h"
            })
    void what_is_none_is_refused(String text) {
        assertThat(Quarantine.parse(text)).isEmpty();
    }
}
