package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether all of some events fit the conditions of a streak: for {@link Measure#STREAK}. Conditions that compare with the
 * current transaction cannot be judged beforehand; for these it is kept whether all events have one and the same value.
 */
final class StreakSummary implements Summary {

    private final List<PreparedCondition> fixed;
    private final List<Attribute> compared;
    private final boolean[] isUniform;
    private final long[] uniformHashes;
    private long events;
    private long fitting;

    /** @param predicate what the events of the streak are like */
    StreakSummary(List<Condition> predicate) {
        this.fixed = new ArrayList<>();
        this.compared = new ArrayList<>();
        for (Condition condition : predicate) {
            if (condition instanceof Condition.Same same) {
                compared.add(same.attribute());
            } else {
                fixed.add(PreparedCondition.of(condition));
            }
        }
        this.isUniform = new boolean[compared.size()];
        this.uniformHashes = new long[compared.size()];
    }

    long events() {
        return events;
    }

    /** Whether every event fits, as seen from the current transaction. */
    boolean allFit(Moment current) {
        if (fitting != events) {
            return false;
        }
        for (int i = 0; i < isUniform.length && events > 0; i++) {
            long wanted = current.hash(compared.get(i));
            if (!isUniform[i] || uniformHashes[i] != wanted || wanted == Hash64.NONE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        RowFilter filter = RowFilter.of(fixed, rows, null);
        for (int i = 0; i < count; i++) {
            fitting += filter.accepts(selected[i]) ? 1 : 0;
            for (int j = 0; j < isUniform.length; j++) {
                observe(j, rows.column(compared.get(j)).hashAt(selected[i]), events + i == 0);
            }
        }
        events += count;
    }

    @Override
    public void add(Summary other) {
        StreakSummary others = (StreakSummary) other;
        if (others.events == 0) {
            return;
        }
        for (int j = 0; j < isUniform.length; j++) {
            observe(j, others.uniformHashes[j], events == 0);
            isUniform[j] &= others.isUniform[j];
        }
        events += others.events;
        fitting += others.fitting;
    }

    private void observe(int index, long hash, boolean isFirst) {
        if (isFirst) {
            isUniform[index] = true;
            uniformHashes[index] = hash;
        } else {
            isUniform[index] &= uniformHashes[index] == hash;
        }
    }

    /** Not asked for: a streak ends at the newest event that does not fit, which only a walk finds. */
    @Override
    public double value(Measure measure, @Nullable Moment current) {
        throw new IllegalStateException("a streak is walked along");
    }

    @Override
    public void write(ByteWriter out) {
        out.writeUnsigned(events);
        out.writeUnsigned(fitting);
        for (int j = 0; j < isUniform.length; j++) {
            out.writeByte(isUniform[j] ? 1 : 0);
            out.writeLong(uniformHashes[j]);
        }
    }

    @Override
    public void read(ByteReader in) {
        events = in.readUnsigned();
        fitting = in.readUnsigned();
        for (int j = 0; j < isUniform.length; j++) {
            isUniform[j] = in.readByte() == 1;
            uniformHashes[j] = in.readLong();
        }
    }
}
