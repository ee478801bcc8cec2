package dev.sluice.contract;

import java.util.List;

/** The names of the topics that Sluice and its users meet at. Internal topics are the topology's own business. */
public final class Topics {
    /** Payments that wait for a decision; key accountId, value {@link TransactionRequested}. */
    public static final String TRANSACTION_REQUESTED = "payments.transaction.requested.v1";
    /** What transactions turned out to be; key transactionId, value {@link TransactionLabelled}. */
    public static final String TRANSACTION_LABELLED = "payments.transaction.labelled.v1";
    /** How step-ups ended; key accountId, value {@link ChallengeCompleted}. */
    public static final String CHALLENGE_COMPLETED = "payments.challenge.completed.v1";
    /** What payers' devices report; key deviceId, value {@link DeviceTelemetryReported}. */
    public static final String DEVICE_TELEMETRY = "devices.telemetry.reported.v1";
    /** The posture of terminals; key terminalId, value {@link TerminalSecurityReported}. */
    public static final String TERMINAL_SECURITY = "terminals.security.reported.v1";
    /** Merchants' profiles, compacted; key merchantId, value {@link MerchantProfileChanged}. */
    public static final String MERCHANT_PROFILE = "merchants.profile.changed.v1";
    /** The rule sets to run, kept for good; key the set's name, value {@link RuleSetPublished}. */
    public static final String RULE_SET_PUBLISHED = "fraud.ruleset.published.v1";
    /** What instances did with rule sets, kept for good; key instanceId, value {@link RuleSetAcknowledged}. */
    public static final String RULE_SET_ACKNOWLEDGED = "fraud.ruleset.acknowledged.v1";
    /** Decisions, one per transaction; key accountId, value {@link DecisionMade}. */
    public static final String DECISION_MADE = "fraud.decision.made.v1";
    /** What challenges made of payments, one per challenged payment; key accountId, value {@link ChallengeSettled}. */
    public static final String CHALLENGE_SETTLED = "fraud.challenge.settled.v1";
    /** What is in quarantine, compacted; key kind and id of the entity, value {@link QuarantineChanged}. */
    public static final String QUARANTINE_CHANGED = "fraud.quarantine.changed.v1";
    /** Quarantines that a person ends; key kind and id of the entity, value {@link QuarantineLifted}. */
    public static final String QUARANTINE_LIFTED = "fraud.quarantine.lifted.v1";
    /** Alerts; key the entity concerned, value an OCSF Detection Finding as JSON text. */
    public static final String ALERT_RAISED = "fraud.alert.raised.v1";
    /** What could not be processed; the original key and bytes, the error in the headers. */
    public static final String DEAD_LETTER = "fraud.deadletter.recorded.v1";

    private static final List<String> ALL = List.of(
            TRANSACTION_REQUESTED,
            TRANSACTION_LABELLED,
            CHALLENGE_COMPLETED,
            DEVICE_TELEMETRY,
            TERMINAL_SECURITY,
            MERCHANT_PROFILE,
            RULE_SET_PUBLISHED,
            RULE_SET_ACKNOWLEDGED,
            DECISION_MADE,
            CHALLENGE_SETTLED,
            QUARANTINE_LIFTED,
            QUARANTINE_CHANGED,
            ALERT_RAISED,
            DEAD_LETTER);

    private Topics() {}

    /** Returns the names of all topics, what comes in first; unmodifiable. */
    public static List<String> all() {
        return ALL;
    }
}
