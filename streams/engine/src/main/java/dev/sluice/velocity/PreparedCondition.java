package dev.sluice.velocity;

import java.util.BitSet;

/** A condition whose literals have been hashed once, so that each transaction only looks up their codes. */
@FunctionalInterface
interface PreparedCondition {

    /** The filter for the rows of one history, as of the transaction in {@code currentRow}. */
    RowFilter filter(EventRows rows, int currentRow);

    /** Prepares a condition. */
    static PreparedCondition of(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            long[] hashes = oneOf.values().stream().mapToLong(Hash64::of).toArray();
            return (rows, currentRow) -> oneOf(rows.column(oneOf.attribute()), hashes);
        }
        if (condition instanceof Condition.Same same) {
            return (rows, currentRow) -> same(rows.column(same.attribute()), currentRow);
        }
        Label label = ((Condition.Labelled) condition).label();
        return (rows, currentRow) -> labelled(rows, label, currentRow);
    }

    private static RowFilter oneOf(AttributeColumn column, long[] hashes) {
        BitSet wanted = new BitSet(column.dictionarySize() + 1);
        for (long hash : hashes) {
            int code = column.codeOf(hash);
            if (code > 0) {
                wanted.set(code);
            }
        }
        return RowFilter.codes(column, wanted);
    }

    private static RowFilter same(AttributeColumn column, int currentRow) {
        int code = column.code(currentRow);
        return code == 0 ? RowFilter.NONE : RowFilter.code(column, code);
    }

    private static RowFilter labelled(EventRows rows, Label label, int currentRow) {
        long timeMillis = rows.time(currentRow);
        long arrival = rows.arrival(currentRow);
        return row -> LabelEntry.asOf(rows.label(row), timeMillis, arrival) == label;
    }
}
