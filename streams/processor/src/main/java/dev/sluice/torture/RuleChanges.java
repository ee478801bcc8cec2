package dev.sluice.torture;

import dev.sluice.publication.RuleSetHistory;
import dev.sluice.publication.RuleSetPublisher;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/** Publishes rule sets that say the same in other words: each decision names another set then, and nothing else changes. */
final class RuleChanges {

    private static final Duration ADOPTION_TIMEOUT = Duration.ofMinutes(2);

    private final SluiceConfig config;
    private final SchemaCatalog schemas;
    private RuleFiles current;
    private int changes;

    /**
     * @param config where to publish
     * @param schemas the registry's schemas; outlives this
     * @param first what decides at the beginning
     */
    RuleChanges(SluiceConfig config, SchemaCatalog schemas, RuleFiles first) {
        this.config = config;
        this.schemas = schemas;
        this.current = first;
    }

    /** A set that nobody has seen yet, from now on the current one. */
    RuleFiles next() {
        SortedMap<String, byte[]> contents = current.contents();
        byte[] comment = ("# Change " + ++changes + ".\n").getBytes(StandardCharsets.UTF_8);
        contents.computeIfPresent(RuleFiles.POLICY, (path, bytes) -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + comment.length);
            System.arraycopy(comment, 0, longer, bytes.length, comment.length);
            return longer;
        });
        current = RuleFiles.of(contents);
        return current;
    }

    /**
     * Publishes a set, and waits until every instance that runs has said what it does with it.
     *
     * @param before the hash of the set that it replaces
     * @throws IllegalStateException if an instance keeps silent
     */
    void publish(RuleFiles files, String before) {
        try (RuleSetPublisher publisher = new RuleSetPublisher(
                config.kafka().connection(), schemas, config.streams().applicationId())) {
            RuleSetHistory.Publication publication = publisher.publish(
                    files, new RuleSetPublisher.Change("torture", null, Optional.empty(), before), Instant.now());
            RuleSetPublisher.Outcome outcome = publisher.await(publication, ADOPTION_TIMEOUT);
            if (!outcome.silent().isEmpty()) {
                throw new IllegalStateException("rule set " + files.contentHash() + " was published, and "
                        + outcome.silent() + " did not answer within " + ADOPTION_TIMEOUT.toSeconds() + " s");
            }
        }
    }

    /** What decides, or is about to. */
    String currentHash() {
        return current.contentHash();
    }
}
