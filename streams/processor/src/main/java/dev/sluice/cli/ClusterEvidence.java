package dev.sluice.cli;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Policy;
import dev.sluice.replay.DecidedWithEvidence;
import dev.sluice.replay.EvidenceCollector;
import dev.sluice.serde.SchemaCatalog;
import java.io.PrintWriter;
import java.util.Optional;

/** Finds a decision of a running system, and in the topics that the system reads what it was made of. */
final class ClusterEvidence {

    private final ClusterConnection connection;
    private final PrintWriter progressOut;

    /**
     * @param connection how to reach the system
     * @param progressOut where progress is shown if the process has a terminal
     */
    ClusterEvidence(ClusterConnection connection, PrintWriter progressOut) {
        this.connection = connection;
        this.progressOut = progressOut;
    }

    /**
     * Finds a decision with its evidence. Reads each topic that matters from its beginning.
     *
     * @param transactionId the transaction
     * @param policy says which reports speak for a transaction
     * @return empty if there is no such decision
     * @throws CommandException if the decision is there, but its transaction is not any more
     */
    Optional<DecidedWithEvidence> find(String transactionId, Policy policy) {
        try (SchemaCatalog schemas = connection.schemas()) {
            TopicScan topics = new TopicScan(connection, schemas, progressOut);
            DecisionMade decision = topics.first(
                    Topics.DECISION_MADE,
                    DecisionMade.class,
                    candidate -> candidate.getTransactionId().equals(transactionId));
            return decision == null ? Optional.empty() : Optional.of(evidence(decision, topics, policy));
        }
    }

    private DecidedWithEvidence evidence(DecisionMade decision, TopicScan topics, Policy policy) {
        EvidenceCollector collector = new EvidenceCollector(decision);
        topics.first(Topics.TRANSACTION_REQUESTED, TransactionRequested.class, transaction -> {
            collector.take(transaction);
            return collector.hasTransaction();
        });
        if (decision.getDeviceId() != null) {
            topics.all(Topics.DEVICE_TELEMETRY, DeviceTelemetryReported.class, collector::take);
        }
        if (decision.getTerminalId() != null) {
            topics.all(Topics.TERMINAL_SECURITY, TerminalSecurityReported.class, collector::take);
        }
        if (decision.getMerchantId() != null) {
            topics.all(Topics.MERCHANT_PROFILE, MerchantProfileChanged.class, collector::take);
        }
        return collector
                .evidence(policy)
                .orElseThrow(() -> CommandException.environment(
                        "the decision on " + decision.getTransactionId()
                                + " is there, but its transaction is no longer in " + Topics.TRANSACTION_REQUESTED
                                + "; explain it from a file with --transactions",
                        null));
    }
}
