package dev.sluice.velocity;

import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition whose literals have been hashed once, so that each transaction only looks up their codes. */
@FunctionalInterface
interface PreparedCondition {

    /** The filter for some rows, as of the current transaction; null for what is known when all is known. */
    RowFilter filter(EventRows rows, @Nullable Moment current);

    /** Prepares a condition. */
    static PreparedCondition of(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            long[] hashes = oneOf.values().stream().mapToLong(Hash64::of).toArray();
            return (rows, current) -> oneOf(rows.column(oneOf.attribute()), hashes);
        }
        if (condition instanceof Condition.Same same) {
            return (rows, current) -> same(
                    rows.column(same.attribute()),
                    Objects.requireNonNull(current).hash(same.attribute()));
        }
        Condition.Labelled labelled = (Condition.Labelled) condition;
        EnumSet<Label> labels = EnumSet.copyOf(labelled.labels());
        return (rows, current) -> labelled(rows, labelled.kind(), labels, current);
    }

    private static RowFilter oneOf(AttributeColumn column, long[] hashes) {
        if (hashes.length == 1) {
            return ofHash(column, hashes[0]);
        }
        boolean[] isWanted = new boolean[column.dictionarySize() + 1];
        boolean isAnyThere = false;
        for (long hash : hashes) {
            int code = column.codeOf(hash);
            if (code > 0) {
                isWanted[code] = true;
                isAnyThere = true;
            }
        }
        return isAnyThere ? RowFilter.codes(column, isWanted) : RowFilter.NONE;
    }

    private static RowFilter same(AttributeColumn column, long hash) {
        return hash == Hash64.NONE ? RowFilter.NONE : ofHash(column, hash);
    }

    private static RowFilter ofHash(AttributeColumn column, long hash) {
        int code = column.codeOf(hash);
        return code < 0 ? RowFilter.NONE : RowFilter.code(column, code);
    }

    private static RowFilter labelled(
            EventRows rows, Label.Kind kind, EnumSet<Label> labels, @Nullable Moment current) {
        if (!rows.hasLabels()) {
            return RowFilter.NONE;
        }
        long timeMillis = current == null ? Long.MAX_VALUE : current.timeMillis();
        long arrival = current == null ? Long.MAX_VALUE : current.arrival();
        return row -> {
            Label held = LabelEntry.asOf(rows.label(row), kind, timeMillis, arrival);
            return held != null && labels.contains(held);
        };
    }
}
