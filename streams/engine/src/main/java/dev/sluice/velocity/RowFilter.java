package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a feature, made ready for some rows and one current transaction. */
@FunctionalInterface
interface RowFilter {

    /** Whether the event of a row fits. */
    boolean accepts(int row);

    /** Lets every row through. */
    RowFilter ALL = row -> true;

    /** Lets no row through. */
    RowFilter NONE = row -> false;

    /** All conditions together, as of the current transaction; null for what is known when all is known. */
    static RowFilter of(List<PreparedCondition> conditions, EventRows rows, @Nullable Moment current) {
        if (conditions.isEmpty()) {
            return ALL;
        }
        List<RowFilter> filters = new ArrayList<>(conditions.size());
        for (PreparedCondition condition : conditions) {
            RowFilter filter = condition.filter(rows, current);
            if (filter == NONE) {
                return NONE;
            }
            if (filter != ALL) {
                filters.add(filter);
            }
        }
        return switch (filters.size()) {
            case 0 -> ALL;
            case 1 -> filters.get(0);
            default -> and(filters.toArray(RowFilter[]::new));
        };
    }

    /** Lets rows through whose attribute has a code. */
    static RowFilter code(AttributeColumn column, int wanted) {
        if (column.isUniform()) {
            return column.code(0) == wanted ? ALL : NONE;
        }
        return row -> column.code(row) == wanted;
    }

    /** Lets rows through whose attribute has one of some codes. */
    static RowFilter codes(AttributeColumn column, BitSet wanted) {
        if (wanted.cardinality() <= 1) {
            return wanted.isEmpty() ? NONE : code(column, wanted.nextSetBit(0));
        }
        return row -> wanted.get(column.code(row));
    }

    private static RowFilter and(RowFilter[] filters) {
        return row -> {
            for (RowFilter filter : filters) {
                if (!filter.accepts(row)) {
                    return false;
                }
            }
            return true;
        };
    }
}
