package dev.sluice.velocity;

/**
 * The standard deviation by machine numbers, where these are enough to know the double nearest to the true value. That is
 * so for nearly all windows, and much faster than with numbers of any length.
 *
 * <p>The radicand is a whole number of at most 115 bits. Root and quotient are calculated as the sum of two doubles, some
 * hundred bits (T. J. Dekker, "A floating-point technique for extending the available precision", 1971), and the result
 * counts only if it rounds to the same double when it is off by more than it can be (A. Ziv, "Fast evaluation of elementary
 * mathematical functions with correctly rounded last bit", 1991).
 */
final class QuickSpread {

    private static final long COUNT_MAX = 1L << 31;
    private static final long HIGH_MAX = 1L << 51;
    private static final double RELATIVE_ERROR_MAX = 0x1p-90;

    private QuickSpread() {}

    /**
     * The standard deviation of the population in main units.
     *
     * @param count how many amounts there are, at least 1
     * @param sum their sum
     * @param squaresHigh the sum of their squares in ten-thousandths, its highest 64 bits
     * @param squaresMiddle those in the middle
     * @param squaresLow the lowest
     * @return the double nearest to the true value; NaN if that is not certain
     */
    static double standardDeviation(long count, ExactSum sum, long squaresHigh, long squaresMiddle, long squaresLow) {
        boolean isSmall = squaresHigh == 0
                && squaresMiddle >= 0
                && squaresMiddle < COUNT_MAX
                && count < COUNT_MAX
                && sum.isLong();
        if (!isSmall) {
            return Double.NaN;
        }
        // n·Σx² − (Σx)², which is not negative, in two words
        long total = sum.low();
        long low = count * squaresLow;
        long high = count * squaresMiddle + unsignedMultiplyHigh(count, squaresLow);
        long squareLow = total * total;
        long borrow = Long.compareUnsigned(low, squareLow) < 0 ? 1 : 0;
        high -= Math.multiplyHigh(total, total) + borrow;
        return high < HIGH_MAX ? rootDividedBy(high, low - squareLow, (double) count * ExactSum.UNITS) : Double.NaN;
    }

    private static double rootDividedBy(long high, long low, double divisor) {
        if (high == 0 && low == 0) {
            return 0;
        }
        // Each part fits into a double, and what is lost in adding up the smallest is below 2^-100 of the whole.
        double upper = high * 0x1p64;
        double middle = (low >>> Integer.SIZE) * 0x1p32;
        double lower = low & 0xFFFF_FFFFL;
        double most = upper + middle;
        double rest = (middle - (most - upper)) + lower;
        double radicand = most + rest;
        double radicandRest = rest - (radicand - most);
        double root = Math.sqrt(radicand);
        double rootRest = (Math.fma(-root, root, radicand) + radicandRest) / (2 * root);
        double quotient = root / divisor;
        double quotientRest = (Math.fma(-quotient, divisor, root) + rootRest) / divisor;
        double result = quotient + quotientRest;
        double off = quotientRest - (result - quotient);
        double error = result * RELATIVE_ERROR_MAX;
        boolean isCertain = result + (off - error) == result && result + (off + error) == result;
        return isCertain ? result : Double.NaN;
    }

    /** The upper 64 bits of the product of a number that is not negative and one without a sign. */
    private static long unsignedMultiplyHigh(long factor, long unsigned) {
        long signed = Math.multiplyHigh(factor, unsigned);
        return unsigned < 0 ? signed + factor : signed;
    }
}
