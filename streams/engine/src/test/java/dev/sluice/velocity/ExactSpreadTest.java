package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ExactSpreadTest {

    private static final MathContext PRECISION = new MathContext(80);

    @Property(tries = 3_000)
    void the_standard_deviation_is_the_double_nearest_to_the_true_value(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 9_000_000_000_000L) Long> amounts) {
        assertThat(spread(amounts).standardDeviation()).isEqualTo(trueValue(amounts));
    }

    @Property(tries = 1_000)
    void amounts_that_are_large_and_close_together_lose_nothing(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long least,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 9) Long> above) {
        List<Long> amounts = above.stream().map(more -> least + more).toList();

        assertThat(spread(amounts).standardDeviation()).isEqualTo(trueValue(amounts));
    }

    @Property(tries = 500)
    void a_spread_of_two_parts_is_that_of_the_whole(
            @ForAll @Size(max = 20) List<Long> one, @ForAll @Size(min = 1, max = 20) List<Long> other) {
        ExactSpread united = spread(one);
        united.add(spread(other));
        ExactSpread whole = spread(one);
        other.forEach(whole::add);

        assertThat(united.standardDeviation()).isEqualTo(whole.standardDeviation());
    }

    private static ExactSpread spread(List<Long> amounts) {
        ExactSpread spread = new ExactSpread();
        amounts.forEach(spread::add);
        return spread;
    }

    /** √(Σ(n·x − Σx)² / n³), in main units. */
    private static double trueValue(List<Long> amounts) {
        BigInteger count = BigInteger.valueOf(amounts.size());
        BigInteger sum = amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger squares = amounts.stream()
                .map(amount ->
                        BigInteger.valueOf(amount).multiply(count).subtract(sum).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new BigDecimal(squares)
                .divide(new BigDecimal(count.pow(3)), PRECISION)
                .sqrt(PRECISION)
                .movePointLeft(4)
                .doubleValue();
    }
}
