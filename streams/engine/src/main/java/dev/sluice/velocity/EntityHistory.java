package dev.sluice.velocity;

/**
 * The recent events of one entity, in event time, each once. Not safe for several threads.
 *
 * <p>Events enter at their own time however late they come; ties in time keep their order of arrival. Nothing is dropped
 * by the wall clock: only an event that is newer by more than the retention, or one that exceeds the number kept, lets
 * the oldest go.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class EntityHistory {

    private EntityHistory() {}

    /** A history without events. */
    public static EntityHistory empty(HistoryLimits limits) {
        throw new UnsupportedOperationException("histories are not built yet");
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @param limits what to keep from now on; may differ from what held when it was written
     * @throws HistoryFormatException if the bytes are of an unknown version or damaged
     */
    public static EntityHistory decode(byte[] bytes, HistoryLimits limits) {
        throw new UnsupportedOperationException("histories are not built yet");
    }

    /** The compact, versioned binary form. */
    public byte[] encode() {
        throw new UnsupportedOperationException("histories are not built yet");
    }

    /** Adds an event at its own time, unless it is there already or too old. */
    public Arrival add(HistoryEvent event) {
        throw new UnsupportedOperationException("histories are not built yet");
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
        throw new UnsupportedOperationException("histories are not built yet");
    }

    /** How many events it holds. */
    public int size() {
        throw new UnsupportedOperationException("histories are not built yet");
    }

    /**
     * Every event later than this that ever arrived is still held; {@link Long#MIN_VALUE} while nothing was dropped.
     * Milliseconds since 1970 UTC.
     */
    public long completeAfterMillis() {
        throw new UnsupportedOperationException("histories are not built yet");
    }
}
