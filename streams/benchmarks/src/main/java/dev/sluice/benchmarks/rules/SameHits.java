package dev.sluice.benchmarks.rules;

import dev.sluice.rules.facts.Facts;
import java.util.List;

/** Holds two ways of evaluating the same rules against each other: a benchmark of different results compares nothing. */
final class SameHits {

    private SameHits() {}

    /**
     * Refuses ways that differ for any transaction, and transactions that no rule hits.
     *
     * @throws IllegalStateException that names the first difference
     */
    static void require(RulesUnderTest subject, RulesUnderTest inJava, List<Facts> transactions) {
        int hits = 0;
        for (Facts facts : transactions) {
            List<String> expected = inJava.idsOfHits(facts);
            List<String> actual = subject.idsOfHits(facts);
            if (!actual.equals(expected)) {
                throw new IllegalStateException(
                        "the same rules hit otherwise: in Java " + expected + ", here " + actual);
            }
            hits += expected.size();
        }
        if (hits == 0) {
            throw new IllegalStateException("no rule hits any of " + transactions.size() + " transactions");
        }
    }
}
