package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HitRateBandProperties {

    private static final int WHOLE = 100_000;
    private static final BigDecimal IMPROBABLE = new BigDecimal("1e-9");

    /** So that the last one found is not found by a rounding of the logarithms. */
    private static final BigDecimal WITH_ROUNDING = new BigDecimal("1.000001e-9");

    @Property(tries = 300)
    void what_counts_as_too_many_is_less_probable_than_one_in_a_billion(
            @ForAll @IntRange(min = 1, max = WHOLE - 1) int edge,
            @ForAll @IntRange(min = 1, max = 400) int transactions,
            @ForAll @IntRange(min = 0, max = 400) int asked) {
        int hits = Math.min(asked, transactions);
        HitRateBand band = new HitRateBand(0, edge);

        if (band.isAbove(hits, transactions)) {
            assertThat(probabilityOf(hits, transactions, transactions, edge)).isLessThan(WITH_ROUNDING);
        } else if (hits < transactions) {
            assertThat(hits == 0 || !band.isAbove(hits - 1, transactions)).isTrue();
        }
    }

    @Property(tries = 300)
    void what_counts_as_too_few_is_less_probable_than_one_in_a_billion(
            @ForAll @IntRange(min = 1, max = WHOLE - 1) int edge,
            @ForAll @IntRange(min = 1, max = 400) int transactions,
            @ForAll @IntRange(min = 0, max = 400) int asked) {
        int hits = Math.min(asked, transactions);
        HitRateBand band = new HitRateBand(edge, WHOLE);

        if (band.isBelow(hits, transactions)) {
            assertThat(probabilityOf(0, hits, transactions, edge)).isLessThan(WITH_ROUNDING);
        } else {
            assertThat(band.isBelow(hits + 1, transactions)).isFalse();
        }
    }

    /** Chernoff's bound is not exact; but what is a thousand million times less probable than asked for must be found. */
    @Property(tries = 300)
    void what_is_improbable_beyond_all_doubt_is_found(
            @ForAll @IntRange(min = 1, max = WHOLE - 1) int edge,
            @ForAll @IntRange(min = 1, max = 400) int transactions,
            @ForAll @IntRange(min = 0, max = 400) int asked) {
        int hits = Math.min(asked, transactions);
        BigDecimal beyondDoubt = IMPROBABLE.multiply(IMPROBABLE);

        if (probabilityOf(hits, transactions, transactions, edge).compareTo(beyondDoubt) < 0) {
            assertThat(new HitRateBand(0, edge).isAbove(hits, transactions)).isTrue();
        }
        if (probabilityOf(0, hits, transactions, edge).compareTo(beyondDoubt) < 0) {
            assertThat(new HitRateBand(edge, WHOLE).isBelow(hits, transactions)).isTrue();
        }
    }

    /** The binomial distribution, term by term. */
    private static BigDecimal probabilityOf(int from, int to, int transactions, int edge) {
        MathContext precise = MathContext.DECIMAL128;
        BigDecimal p = BigDecimal.valueOf(edge).divide(BigDecimal.valueOf(WHOLE), precise);
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal term = q.pow(transactions, precise);
        BigDecimal sum = BigDecimal.ZERO;
        for (int hits = 0; hits <= to; hits++) {
            sum = hits >= from ? sum.add(term, precise) : sum;
            term = term.multiply(BigDecimal.valueOf(transactions - hits), precise)
                    .divide(BigDecimal.valueOf(hits + 1), precise)
                    .multiply(p, precise)
                    .divide(q, precise);
        }
        return sum;
    }
}
