package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a feature, made ready for some rows and one current transaction. */
@FunctionalInterface
interface RowFilter {

    /** Whether the event of a row fits. */
    boolean accepts(int row);

    /**
     * Finds rows that fit, from the newest on. Each kind of filter has its own loop, which the compiler can make fast.
     *
     * @param newest the first row to look at
     * @param count how many rows to look at, from there to older ones
     * @param selected takes the rows that fit, newest first; has room for {@code count}
     * @return how many fit
     */
    default int select(int newest, int count, int[] selected) {
        int found = 0;
        for (int row = newest; row > newest - count; row--) {
            if (accepts(row)) {
                selected[found++] = row;
            }
        }
        return found;
    }

    /** Lets every row through. */
    RowFilter ALL = new RowFilter() {
        @Override
        public boolean accepts(int row) {
            return true;
        }

        @Override
        public int select(int newest, int count, int[] selected) {
            for (int i = 0; i < count; i++) {
                selected[i] = newest - i;
            }
            return count;
        }
    };

    /** Lets no row through. */
    RowFilter NONE = row -> false;

    /** All conditions together, as of the current transaction; null for what is known when all is known. */
    static RowFilter of(List<PreparedCondition> conditions, EventRows rows, @Nullable Moment current) {
        if (conditions.isEmpty()) {
            return ALL;
        }
        if (conditions.size() == 1) {
            return conditions.get(0).filter(rows, current);
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
            default -> new AllOf(filters.toArray(RowFilter[]::new));
        };
    }

    /** Lets rows through whose attribute has a code. */
    static RowFilter code(AttributeColumn column, int wanted) {
        int[] codes = column.codes();
        if (codes == null) {
            return column.code(0) == wanted ? ALL : NONE;
        }
        return new OfCode(codes, wanted);
    }

    /**
     * Lets rows through whose attribute has one of some codes.
     *
     * @param isWanted for each code from 0 on whether it is one of them
     */
    static RowFilter codes(AttributeColumn column, boolean[] isWanted) {
        int[] codes = column.codes();
        if (codes == null) {
            return isWanted[column.code(0)] ? ALL : NONE;
        }
        return new OfCodes(codes, isWanted);
    }

    /**
     * Rows whose attribute has one code.
     *
     * @param codes the codes of all rows
     * @param wanted the code
     */
    @SuppressWarnings("ArrayRecordComponent") // only ever looked into; records are compared by nobody
    record OfCode(int[] codes, int wanted) implements RowFilter {
        @Override
        public boolean accepts(int row) {
            return codes[row] == wanted;
        }

        @Override
        public int select(int newest, int count, int[] selected) {
            int found = 0;
            for (int row = newest; row > newest - count; row--) {
                if (codes[row] == wanted) {
                    selected[found++] = row;
                }
            }
            return found;
        }
    }

    /**
     * Rows whose attribute has one of several codes.
     *
     * @param codes the codes of all rows
     * @param isWanted for each code whether it is one of them
     */
    @SuppressWarnings("ArrayRecordComponent") // only ever looked into; records are compared by nobody
    record OfCodes(int[] codes, boolean[] isWanted) implements RowFilter {
        @Override
        public boolean accepts(int row) {
            return isWanted[codes[row]];
        }

        @Override
        public int select(int newest, int count, int[] selected) {
            int found = 0;
            for (int row = newest; row > newest - count; row--) {
                if (isWanted[codes[row]]) {
                    selected[found++] = row;
                }
            }
            return found;
        }
    }

    /**
     * Rows that several filters let through.
     *
     * @param filters the filters, at least one
     */
    @SuppressWarnings("ArrayRecordComponent") // only ever looked into; records are compared by nobody
    record AllOf(RowFilter[] filters) implements RowFilter {
        @Override
        public boolean accepts(int row) {
            for (RowFilter filter : filters) {
                if (!filter.accepts(row)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int select(int newest, int count, int[] selected) {
            int found = filters[0].select(newest, count, selected);
            for (int i = 1; i < filters.length; i++) {
                int left = 0;
                for (int j = 0; j < found; j++) {
                    if (filters[i].accepts(selected[j])) {
                        selected[left++] = selected[j];
                    }
                }
                found = left;
            }
            return found;
        }
    }
}
