package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AccountShareProperties {

    private static final int WHOLE = 10_000;
    private static final int ACCOUNTS = 10_000;

    /** Of a fair choice once in about five hundred million tries. */
    private static final double STANDARD_DEVIATIONS_MAX = 6;

    @Property(tries = 100)
    void as_many_accounts_are_included_as_the_share_says(
            @ForAll("ruleIds") String ruleId, @ForAll @IntRange(min = 1, max = WHOLE) int hundredths) {
        AccountShare share = new AccountShare(hundredths);

        long included = IntStream.range(0, ACCOUNTS)
                .filter(account -> share.includes(ruleId, "A-" + account))
                .count();

        assertIsFair(included, (double) hundredths / WHOLE);
    }

    @Property(tries = 100)
    void two_rules_choose_their_accounts_independently(
            @ForAll("ruleIds") String ruleId,
            @ForAll @IntRange(min = 1, max = WHOLE) int hundredths,
            @ForAll @IntRange(min = 1, max = WHOLE) int othersHundredths) {
        AccountShare share = new AccountShare(hundredths);
        AccountShare others = new AccountShare(othersHundredths);

        long inBoth = IntStream.range(0, ACCOUNTS)
                .filter(account ->
                        share.includes(ruleId, "A-" + account) && others.includes(ruleId + "-2", "A-" + account))
                .count();

        assertIsFair(inBoth, (double) hundredths / WHOLE * othersHundredths / WHOLE);
    }

    @Property
    void a_larger_share_keeps_the_accounts_of_a_smaller_one(
            @ForAll("ruleIds") String ruleId,
            @ForAll("accountIds") String accountId,
            @ForAll @IntRange(min = 1, max = WHOLE) int one,
            @ForAll @IntRange(min = 1, max = WHOLE) int another) {
        AccountShare smaller = new AccountShare(Math.min(one, another));
        AccountShare larger = new AccountShare(Math.max(one, another));

        assertThat(!smaller.includes(ruleId, accountId) || larger.includes(ruleId, accountId))
                .isTrue();
    }

    @Property
    void all_accounts_are_every_account(@ForAll("ruleIds") String ruleId, @ForAll("accountIds") String accountId) {
        assertThat(AccountShare.ALL.includes(ruleId, accountId)).isTrue();
    }

    private static void assertIsFair(long included, double probability) {
        double deviation = Math.sqrt(ACCOUNTS * probability * (1 - probability));
        // A count is whole, and rare events are skewed: hence the allowance of a few.
        double allowance = STANDARD_DEVIATIONS_MAX * deviation + STANDARD_DEVIATIONS_MAX;
        assertThat((double) included).isBetween(ACCOUNTS * probability - allowance, ACCOUNTS * probability + allowance);
    }

    @Provide
    Arbitrary<String> ruleIds() {
        return Arbitraries.strings().withCharRange('A', 'Z').ofLength(6).map(letters -> "FRD-" + letters);
    }

    @Provide
    Arbitrary<String> accountIds() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(40);
    }
}
