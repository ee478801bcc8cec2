package dev.sluice.velocity;

import java.math.BigInteger;

/**
 * How far amounts spread, gathered without rounding: their count, sum and sum of squares as whole numbers. So the order
 * of adding does not matter, and nothing is lost where amounts are large and close together, as it is when the same
 * sums are kept in floating point.
 */
final class ExactSpread {

    /** Bits of the quotient before it is rounded to the 53 of a double. */
    private static final int QUOTIENT_BITS = 66;

    private final ExactSum sum = new ExactSum();
    private long count;
    private long squaresLow;
    private long squaresMiddle;
    private long squaresHigh;

    /** Adds an amount in ten-thousandths. */
    void add(long amount) {
        count++;
        sum.add(amount);
        long low = amount * amount;
        squaresLow += low;
        long carry = Long.compareUnsigned(squaresLow, low) < 0 ? 1 : 0;
        long middle = Math.multiplyHigh(amount, amount) + carry; // at most 2^62, so the carry cannot overflow it
        squaresMiddle += middle;
        squaresHigh += Long.compareUnsigned(squaresMiddle, middle) < 0 ? 1 : 0;
    }

    /** Adds what another was made of. */
    void add(ExactSpread other) {
        count += other.count;
        sum.add(other.sum);
        squaresLow += other.squaresLow;
        long carry = Long.compareUnsigned(squaresLow, other.squaresLow) < 0 ? 1 : 0;
        long middle = squaresMiddle + other.squaresMiddle;
        long carryHigh = Long.compareUnsigned(middle, squaresMiddle) < 0 ? 1 : 0;
        squaresMiddle = middle + carry;
        carryHigh += carry == 1 && squaresMiddle == 0 ? 1 : 0;
        squaresHigh += other.squaresHigh + carryHigh;
    }

    void write(ByteWriter out) {
        out.writeUnsigned(count);
        sum.write(out);
        out.writeUnsigned(squaresLow);
        out.writeUnsigned(squaresMiddle);
        out.writeUnsigned(squaresHigh);
    }

    void read(ByteReader in) {
        count = in.readUnsigned();
        sum.read(in);
        squaresLow = in.readUnsigned();
        squaresMiddle = in.readUnsigned();
        squaresHigh = in.readUnsigned();
    }

    /**
     * The standard deviation of the population in main units: the double nearest to the true value; NaN if nothing was
     * added.
     */
    double standardDeviation() {
        if (count == 0) {
            return Double.NaN;
        }
        double quick = QuickSpread.standardDeviation(count, sum, squaresHigh, squaresMiddle, squaresLow);
        if (!Double.isNaN(quick)) {
            return quick;
        }
        // √(n·Σx² − (Σx)²) / n, in ten-thousandths
        BigInteger total = sum.total();
        BigInteger squared = squares().multiply(BigInteger.valueOf(count)).subtract(total.multiply(total));
        return rootDividedBy(squared, BigInteger.valueOf(count).multiply(BigInteger.valueOf(ExactSum.UNITS)));
    }

    private BigInteger squares() {
        return BigInteger.valueOf(squaresHigh)
                .shiftLeft(Long.SIZE)
                .add(ExactSum.unsigned(squaresMiddle))
                .shiftLeft(Long.SIZE)
                .add(ExactSum.unsigned(squaresLow));
    }

    /**
     * The double nearest to {@code √squared / divisor}: a quotient of more bits than a double has, whose last bit says
     * whether anything was cut off behind it, is rounded once.
     */
    private static double rootDividedBy(BigInteger squared, BigInteger divisor) {
        if (squared.signum() == 0) {
            return 0;
        }
        int shift = Math.max(0, QUOTIENT_BITS + 1 + divisor.bitLength() - squared.bitLength() / 2);
        BigInteger[] root = squared.shiftLeft(2 * shift).sqrtAndRemainder();
        BigInteger[] quotient = root[0].divideAndRemainder(divisor);
        boolean cutOff = root[1].signum() != 0 || quotient[1].signum() != 0;
        BigInteger rounded = cutOff ? quotient[0].setBit(0) : quotient[0];
        return Math.scalb(rounded.doubleValue(), -shift);
    }
}
