package dev.sluice.velocity;

import java.util.Objects;

/**
 * The recent events of one entity, in event time, each once. Not safe for several threads.
 *
 * <p>Events enter at their own time however late they come; ties in time keep their order of arrival. Nothing is dropped
 * by the wall clock: only an event that is newer by more than the retention, or one that exceeds the number kept, lets
 * the oldest go.
 */
public final class EntityHistory {

    private final HistoryLimits limits;
    private final EventRows rows;
    private long arrivals;
    private long completeAfterMillis;

    EntityHistory(HistoryLimits limits, EventRows rows, long arrivals, long completeAfterMillis) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.rows = rows;
        this.arrivals = arrivals;
        this.completeAfterMillis = completeAfterMillis;
    }

    /** A history without events. */
    public static EntityHistory empty(HistoryLimits limits) {
        return new EntityHistory(limits, new EventRows(), 0, Long.MIN_VALUE);
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @param limits what to keep from now on; may differ from what held when it was written
     * @throws HistoryFormatException if the bytes are of an unknown version or damaged
     */
    public static EntityHistory decode(byte[] bytes, HistoryLimits limits) {
        return HistoryCodec.decode(bytes, limits);
    }

    /** The compact, versioned binary form. The same history always gives the same bytes. */
    public byte[] encode() {
        return HistoryCodec.encode(this);
    }

    /**
     * Adds an event at its own time, unless it is there already or too old. What the limits do not allow to keep beside
     * it is dropped.
     */
    public Arrival add(HistoryEvent event) {
        int row = rows.rowOf(event.transactionHash());
        if (row >= 0) {
            return rows.isSameOccasion(row, event) ? Arrival.DUPLICATE : Arrival.CONFLICTING;
        }
        drop(rows.size() - limits.eventsMax());
        if (event.timeMillis() <= completeAfterMillis || isExpired(event)) {
            completeAfterMillis = Math.max(completeAfterMillis, event.timeMillis());
            return Arrival.TOO_OLD;
        }
        long horizonMillis = Math.max(newestMillis(), event.timeMillis()) - limits.retentionMillis();
        drop(rows.firstAfter(horizonMillis));
        drop(rows.size() + 1 - limits.eventsMax());
        rows.insert(event, ++arrivals);
        return Arrival.ADDED;
    }

    /**
     * Labels a transaction. The label counts for transactions from {@code knownAtMillis} on; of several the one known
     * last counts. The same label again changes nothing.
     *
     * @param transactionId the transaction that is labelled
     * @param label what it turned out to be
     * @param knownAtMillis when that became known, milliseconds since 1970 UTC
     * @return false if the history does not hold the transaction (not yet, or not any more): nothing changed, and the
     *     caller decides whether to keep the label for later
     */
    public boolean label(String transactionId, Label label, long knownAtMillis) {
        int row = rows.rowOf(Hash64.of(transactionId));
        if (row < 0) {
            return false;
        }
        LabelEntry before = rows.label(row);
        LabelEntry after = LabelEntry.on(before, label, knownAtMillis, arrivals + 1);
        if (!after.equals(before)) {
            arrivals++;
            rows.setLabel(row, after);
        }
        return true;
    }

    /** How many events it holds. */
    public int size() {
        return rows.size();
    }

    /**
     * Every event later than this that ever arrived is still held; {@link Long#MIN_VALUE} while nothing was dropped or
     * refused. Milliseconds since 1970 UTC.
     */
    public long completeAfterMillis() {
        return completeAfterMillis;
    }

    /** The events. */
    EventRows rows() {
        return rows;
    }

    /** How many events and labels have arrived; the number of the last one. */
    long arrivals() {
        return arrivals;
    }

    private boolean isExpired(HistoryEvent event) {
        boolean beforeAllThatFit = rows.size() >= limits.eventsMax() && event.timeMillis() < rows.time(0);
        return beforeAllThatFit || event.timeMillis() <= newestMillis() - limits.retentionMillis();
    }

    private long newestMillis() {
        return rows.size() == 0 ? HistoryEvent.TIME_MILLIS_MIN : rows.time(rows.size() - 1);
    }

    private void drop(int count) {
        if (count > 0) {
            completeAfterMillis = Math.max(completeAfterMillis, rows.time(count - 1));
            rows.dropFirst(count);
        }
    }
}
