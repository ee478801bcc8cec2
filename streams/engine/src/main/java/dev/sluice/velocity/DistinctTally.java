package dev.sluice.velocity;

import java.util.BitSet;

/** Which values of an attribute there are: for {@link Measure#DISTINCT}. */
final class DistinctTally implements Tally {

    private final AttributeColumn column;
    private final BitSet seen = new BitSet();
    private long distinct;

    DistinctTally(AttributeColumn column) {
        this.column = column;
    }

    @Override
    public int add(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int code = column.code(rows[i]);
            if (code > 0 && !seen.get(code)) {
                seen.set(code);
                distinct++;
            }
        }
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        return distinct;
    }
}
