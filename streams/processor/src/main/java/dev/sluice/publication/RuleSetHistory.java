package dev.sluice.publication;

import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.RuleSetAnswer;
import dev.sluice.contract.RuleSetPublished;
import dev.sluice.contract.Topics;
import dev.sluice.serde.SchemaCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail of the rules, as it is when it is read.
 *
 * @param publications what was published, the oldest first; unmodifiable
 * @param acknowledgements what instances did with it, the oldest first; unmodifiable
 * @param running the ids of the instances that run now; unmodifiable
 */
public record RuleSetHistory(
        List<Publication> publications, List<RuleSetAcknowledged> acknowledgements, Set<String> running) {

    private static final Duration WAIT = Duration.ofMillis(200);

    public RuleSetHistory {
        publications = List.copyOf(publications);
        acknowledgements = List.copyOf(acknowledgements);
        running = Set.copyOf(running);
    }

    /**
     * A rule set that was published.
     *
     * @param offset where it stands on its topic
     * @param ruleSet what was published
     */
    public record Publication(long offset, RuleSetPublished ruleSet) {}

    /**
     * What a running instance decides by.
     *
     * @param instanceId the instance
     * @param newest its newest answer; null if it never gave one, as instances of earlier releases do not
     * @param inForce its answer about what it decides by; null as before
     */
    public record InstanceState(
            String instanceId,
            @Nullable RuleSetAcknowledged newest,
            @Nullable RuleSetAcknowledged inForce) {}

    /**
     * Reads it.
     *
     * @param connection what Kafka's clients connect with, by Kafka's own names
     * @param schemas the registry's schemas
     * @param applicationId which instances belong together
     * @throws org.apache.kafka.common.KafkaException if the brokers cannot be reached or do not have the topics
     */
    public static RuleSetHistory read(Map<String, Object> connection, SchemaCatalog schemas, String applicationId) {
        try (TrailReader<RuleSetPublished> published = TrailReader.fromTheBeginning(
                        connection, Topics.RULE_SET_PUBLISHED, RuleSetPublished.class, schemas);
                TrailReader<RuleSetAcknowledged> acknowledged = TrailReader.fromTheBeginning(
                        connection, Topics.RULE_SET_ACKNOWLEDGED, RuleSetAcknowledged.class, schemas);
                RunningInstances instances = new RunningInstances(connection, applicationId)) {
            List<Publication> publications = new ArrayList<>();
            published
                    .readToTheEnd(WAIT)
                    .forEach(entry -> publications.add(new Publication(entry.offset(), entry.value())));
            Set<String> running = instances.ids();
            List<RuleSetAcknowledged> acknowledgements = acknowledged.readToTheEnd(WAIT).stream()
                    .map(TrailReader.Entry::value)
                    .toList();
            return new RuleSetHistory(publications, acknowledgements, running);
        }
    }

    /** What was published last. */
    public Optional<Publication> newest() {
        return publications.isEmpty() ? Optional.empty() : Optional.of(publications.get(publications.size() - 1));
    }

    /** The newest publication of a content, which says who made and approved it. */
    public Optional<Publication> newestOf(@Nullable String contentHash) {
        return publications.stream()
                .filter(publication -> publication.ruleSet().getContentHash().equals(contentHash))
                .reduce((earlier, later) -> later);
    }

    /** Every running instance, in the order of their ids. */
    public List<InstanceState> instances() {
        return running.stream().sorted().map(this::stateOf).toList();
    }

    private InstanceState stateOf(String instanceId) {
        RuleSetAcknowledged newest = null;
        RuleSetAcknowledged inForce = null;
        for (RuleSetAcknowledged answer : acknowledgements) {
            if (answer.getInstanceId().equals(instanceId)) {
                newest = answer;
                // The same again, approved or commented otherwise, did not come into force again.
                boolean isAnother = inForce == null || !inForce.getContentHash().equals(answer.getContentHash());
                if (answer.getAnswer() == RuleSetAnswer.IN_FORCE && isAnother) {
                    inForce = answer;
                }
            }
        }
        return new InstanceState(instanceId, newest, inForce);
    }

    /** The newest answer of each instance to one publication, by instance, in the order of the answers. */
    public Map<String, RuleSetAcknowledged> answersTo(Publication publication) {
        Map<String, RuleSetAcknowledged> answers = new LinkedHashMap<>();
        for (RuleSetAcknowledged answer : acknowledgements) {
            Long offset = answer.getPublicationOffset();
            if (offset != null && offset == publication.offset()) {
                answers.put(answer.getInstanceId(), answer);
            }
        }
        return answers;
    }

    /** Whether every running instance decides by this content; also if none runs. */
    public boolean isInForceEverywhere(String contentHash) {
        return instances().stream()
                .allMatch(state -> state.inForce() != null
                        && state.inForce().getContentHash().equals(contentHash));
    }

    /** The time from a publication to an answer. */
    public static Duration delay(RuleSetPublished published, RuleSetAcknowledged answer) {
        Instant from = published.getPublishedAt();
        return Duration.between(from, answer.getAnsweredAt());
    }
}
