package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "PT-1S, 100, 64, 512, 10, futureSkewMax",
        "PT1M, 0, 64, 512, 10, amountMax",
        "PT1M, 100000000000000, 64, 512, 10, amountMax",
        "PT1M, 100, 0, 512, 10, identifierLengthMax",
        "PT1M, 100, 64, 0, 10, textLengthMax",
        "PT1M, 100, 64, 512, 0, elementsMax",
    })
    void a_limit_that_makes_no_sense_is_refused_by_name(
            Duration skew, BigDecimal amount, int identifier, int text, int elements, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IngestLimits(skew, Instant.EPOCH, amount, identifier, text, elements))
                .withMessageStartingWith("limit " + named)
                .withMessageContaining("must be");
    }

    @Test
    void another_skew_leaves_the_rest() {
        IngestLimits limits = IngestLimits.defaults().withFutureSkewMax(Duration.ofHours(1));

        assertThat(limits.futureSkewMax()).isEqualTo(Duration.ofHours(1));
        assertThat(limits.withFutureSkewMax(Duration.ofMinutes(1))).isEqualTo(IngestLimits.defaults());
    }
}
