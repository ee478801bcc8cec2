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
    public void add(int row) {
        int code = column.code(row);
        if (code > 0 && !seen.get(code)) {
            seen.set(code);
            distinct++;
        }
    }

    @Override
    public double value(Measure measure) {
        return distinct;
    }
}
