package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountShareTest {

    @ParameterizedTest
    @CsvSource({"10%,1000", "12.5%,1250", "0.01%,1", "99.99%,9999", "05%,500"})
    void a_share_is_read_in_hundredths_of_a_percent(String text, int hundredthsOfPercent) {
        assertThat(AccountShare.parse(text)).contains(new AccountShare(hundredthsOfPercent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "%", "0%", "0.00%", "100%", "101%", "-5%", "1.234%", "1e1%", "10 %", "ten%", ".5%"})
    void what_is_no_share_is_not_read(String text) {
        assertThat(AccountShare.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "12.5%", "0.01%", "99.99%"})
    void a_share_is_written_as_it_was_read(String text) {
        assertThat(AccountShare.parse(text).map(AccountShare::toString)).isEqualTo(Optional.of(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void there_is_no_share_of_nothing_and_none_beyond_all(int hundredthsOfPercent) {
        assertThatThrownBy(() -> new AccountShare(hundredthsOfPercent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(hundredthsOfPercent));
    }

    /** The choice of accounts is in production: whoever changes it exchanges the accounts of every rule. */
    @Test
    void which_accounts_it_includes_can_be_computed_by_anyone() {
        // printf 'FRD-DEV-001/A-1' | sha256sum begins with 50b595b5, of ffffffff that is 31.527%.
        assertThat(included("FRD-DEV-001", "A-1")).containsExactly(false, true);
    }

    private static List<Boolean> included(String ruleId, String accountId) {
        return List.of(
                new AccountShare(3_152).includes(ruleId, accountId),
                new AccountShare(3_153).includes(ruleId, accountId));
    }
}
