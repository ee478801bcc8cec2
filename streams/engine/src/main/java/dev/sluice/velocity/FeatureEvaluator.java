package dev.sluice.velocity;

/** Computes all features of one kind of entity for a transaction. Immutable, safe for many threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class FeatureEvaluator {

    /** Prepares the features that the catalog declares for an entity. */
    public FeatureEvaluator(FeatureCatalog catalog, Entity entity) {}

    /**
     * The features of a transaction, as of its own arrival: events and labels that arrived later do not count, so that
     * evaluating it again gives the same values.
     *
     * @param history the entity's history, to which the transaction was offered by {@link EntityHistory#add}
     * @param current the transaction
     * @return the values; without any value if the transaction was {@link Arrival#TOO_OLD} for the history
     * @throws IllegalArgumentException if the transaction was never offered to the history
     */
    public FeatureValues evaluate(EntityHistory history, HistoryEvent current) {
        throw new UnsupportedOperationException("evaluation is not built yet");
    }
}
