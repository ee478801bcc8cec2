package dev.sluice.velocity;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features that look at the same events through windows of different lengths. They are computed together: one walk from
 * the end of the windows backwards, in which each feature takes its value where its window begins.
 */
final class WindowGroup {

    /**
     * What features of one group have in common.
     *
     * @param of the attribute whose values are counted; null if none are
     */
    record Key(
            long delayMillis,
            List<Condition> conditions,
            @Nullable Attribute of) {

        static Key of(FeatureSpec feature) {
            return new Key(feature.delayMillis(), feature.conditions(), feature.of());
        }
    }

    /** A feature and where its value goes. */
    record Slot(int index, FeatureSpec feature) {}

    private final Key key;
    private final List<PreparedCondition> conditions;
    private final Slot[] slots;
    private final boolean needsSum;

    WindowGroup(Key key, List<Slot> slots) {
        this.key = key;
        this.conditions = key.conditions().stream().map(PreparedCondition::of).toList();
        this.slots = slots.stream()
                .sorted(Comparator.comparingLong(slot -> slot.feature().windowMillis()))
                .toArray(Slot[]::new);
        this.needsSum = slots.stream().anyMatch(slot -> slot.feature().measure().isOfAmounts());
    }

    /** Writes the values as of the transaction in {@code currentRow}, each into its slot. */
    void evaluate(EventRows rows, int currentRow, double[] values) {
        long endMillis = rows.time(currentRow) - key.delayMillis();
        long arrivalMax = rows.arrival(currentRow);
        Tally tally = new Tally(rows, RowFilter.of(conditions, rows, currentRow), key.of(), needsSum);
        int row = rows.firstAfter(endMillis) - 1;
        for (Slot slot : slots) {
            long startMillis = endMillis - slot.feature().windowMillis();
            while (row >= 0 && rows.time(row) > startMillis) {
                if (rows.arrival(row) <= arrivalMax) {
                    tally.add(row);
                }
                row--;
            }
            values[slot.index()] = tally.value(slot.feature());
        }
    }

    /** What has been seen on the walk so far. */
    private static final class Tally {

        private final EventRows rows;
        private final RowFilter filter;
        private final @Nullable AttributeColumn counted;
        private final boolean needsSum;
        private final BitSet seen = new BitSet();
        private final ExactSum sum = new ExactSum();
        private long all;
        private long fitting;
        private long distinct;

        Tally(EventRows rows, RowFilter filter, @Nullable Attribute of, boolean needsSum) {
            this.rows = rows;
            this.filter = filter;
            this.counted = of == null ? null : rows.column(of);
            this.needsSum = needsSum;
        }

        void add(int row) {
            all++;
            if (!filter.accepts(row)) {
                return;
            }
            fitting++;
            if (needsSum) {
                sum.add(rows.amount(row));
            }
            if (counted != null) {
                int code = counted.code(row);
                if (code > 0 && !seen.get(code)) {
                    seen.set(code);
                    distinct++;
                }
            }
        }

        double value(FeatureSpec feature) {
            return switch (feature.measure()) {
                case COUNT -> fitting;
                case SUM -> sum.dividedBy(1);
                case DISTINCT -> distinct;
                case MEAN -> fitting == 0 ? feature.valueIfEmpty() : sum.dividedBy(fitting);
                case SHARE -> all == 0 ? feature.valueIfEmpty() : (double) fitting / all;
            };
        }
    }
}
