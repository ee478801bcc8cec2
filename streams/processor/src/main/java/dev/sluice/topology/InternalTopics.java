package dev.sluice.topology;

/** Topics of Sluice's own that Kafka Streams does not create by itself. */
public final class InternalTopics {

    /** Merchant profiles that passed the checks, compacted; every instance holds them all. */
    public static final String MERCHANT_PROFILE_ACCEPTED = "sluice.merchant.profile.accepted.v1";

    /** The entities of each accepted transaction, keyed by transactionId, as long as labels may come for it. */
    public static final String TRANSACTION_ENTITIES = "sluice.transaction.entities.v1";

    /**
     * What was decided about transactions that were not simply allowed, keyed by transactionId. Histories learn of it as
     * they learn of labels.
     */
    public static final String TRANSACTION_OUTCOME = "sluice.transaction.outcome.v1";

    private InternalTopics() {}
}
