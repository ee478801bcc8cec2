package dev.sluice.publication;

import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.RuleSetPublished;
import dev.sluice.contract.Topics;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives a rule set to all instances, and waits for what they say. For one thread. */
public final class RuleSetPublisher implements AutoCloseable {

    /** The one rule set that there is; the contract has room for several. */
    private static final String NAME = "default";

    private static final Duration WAIT = Duration.ofMillis(200);

    private final TrailWriter<RuleSetPublished> writer;
    private final TrailReader<RuleSetAcknowledged> answers;
    private final RunningInstances instances;

    /**
     * @param connection what Kafka's clients connect with, by Kafka's own names
     * @param schemas the registry's schemas; outlives this
     * @param applicationId which instances belong together
     * @throws org.apache.kafka.common.KafkaException if the brokers cannot be reached or do not have the topics
     */
    public RuleSetPublisher(Map<String, Object> connection, SchemaCatalog schemas, String applicationId) {
        answers = TrailReader.fromNowOn(connection, Topics.RULE_SET_ACKNOWLEDGED, RuleSetAcknowledged.class, schemas);
        writer = new TrailWriter<>(connection, Topics.RULE_SET_PUBLISHED, RuleSetPublished.class, schemas);
        instances = new RunningInstances(connection, applicationId);
    }

    /**
     * Who changes what, and why.
     *
     * @param author who made the change
     * @param comment why; null for not stated
     * @param approval what somebody else approved; empty for nothing
     * @param previousContentHash what it replaces; null for the first one
     */
    public record Change(
            String author,
            @Nullable String comment,
            Optional<Approval> approval,
            @Nullable String previousContentHash) {}

    /**
     * Publishes, and returns when every replica has it.
     *
     * @throws org.apache.kafka.common.KafkaException if it could not be published
     */
    public RuleSetHistory.Publication publish(RuleFiles files, Change change, Instant now) {
        RuleSetPublished.Builder published = RuleSetPublished.newBuilder()
                .setName(NAME)
                .setContentHash(files.contentHash())
                .setFiles(PublishedFiles.toPublish(files))
                .setAuthor(change.author())
                .setComment(change.comment())
                .setPreviousContentHash(change.previousContentHash())
                .setPublishedAt(now.truncatedTo(ChronoUnit.MILLIS));
        change.approval()
                .ifPresent(approval -> published
                        .setApprover(approval.approver())
                        .setEvidenceHash(approval.evidenceHash())
                        .setApprovedAt(approval.approvedAt())
                        .setSigningKeyId(approval.approver())
                        .setSignature(ByteBuffer.wrap(Base64.getDecoder().decode(approval.signature()))));
        RuleSetPublished record = published.build();
        return new RuleSetHistory.Publication(writer.write(NAME, record), record);
    }

    /**
     * What running instances did with a publication.
     *
     * @param answers their answers, by instance
     * @param silent the running instances that gave none
     */
    public record Outcome(Map<String, RuleSetAcknowledged> answers, Set<String> silent) {

        public Outcome {
            answers = Map.copyOf(answers);
            silent = Set.copyOf(silent);
        }
    }

    /**
     * Waits until every running instance has answered, or for so long. One that ends meanwhile is not waited for; one that
     * starts is.
     */
    public Outcome await(RuleSetHistory.Publication publication, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, RuleSetAcknowledged> given = new TreeMap<>();
        while (true) {
            for (TrailReader.Entry<RuleSetAcknowledged> entry : answers.poll(WAIT)) {
                Long offset = entry.value().getPublicationOffset();
                if (offset != null && offset == publication.offset()) {
                    given.put(entry.value().getInstanceId(), entry.value());
                }
            }
            Set<String> silent = new TreeSet<>(instances.ids());
            silent.removeAll(given.keySet());
            if (silent.isEmpty() || System.nanoTime() > deadline) {
                return new Outcome(given, silent);
            }
        }
    }

    @Override
    public void close() {
        instances.close();
        writer.close();
        answers.close();
    }
}
