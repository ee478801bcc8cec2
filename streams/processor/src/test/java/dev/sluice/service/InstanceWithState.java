package dev.sluice.service;

import static org.awaitility.Awaitility.await;

import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.local.LocalCluster;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.traffic.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance that runs, ends and runs again where its state is, with a broker and a registry of its own. */
final class InstanceWithState implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String APPLICATION_ID = "sluice-test";

    private final LocalCluster cluster = LocalCluster.start();
    private final Map<String, byte[]> published = new HashMap<>();
    private final List<byte[]> answers = new ArrayList<>();
    private final Path directory;
    private final SluiceConfig config;
    private final SchemaCatalog catalog;
    private final TopicReader reader;
    private final PaymentPlatform platform;

    /**
     * @param directory where its state is to be
     * @param guarantee its processing guarantee
     */
    InstanceWithState(Path directory, Guarantee guarantee) {
        Contracts.trust();
        this.directory = directory.resolve("state");
        SluiceConfig local = cluster.config(HandbookFiles.RULES, guarantee, 1, 1);
        config = local.withStreams(local.streams().withIdentity(APPLICATION_ID, this.directory));
        cluster.setUp(config);
        catalog = SchemaCatalog.of(config.registry());
        reader = TopicReader.fromTheBeginning(config.kafka().connection(), Topics.DECISION_MADE);
        platform = new PaymentPlatform(cluster.bootstrapServers(), catalog);
    }

    SluiceConfig config() {
        return config;
    }

    /** Where the directory of each task is. */
    Path tasks() {
        return directory.resolve(APPLICATION_ID);
    }

    /** Publishes payments; one that was published before is the same again. */
    void publish(String... transactionIds) {
        for (String id : transactionIds) {
            platform.publish(published.computeIfAbsent(id, platform::encoded));
        }
    }

    /** Runs until there are so many answers in all and it is ready, or it ends by itself. */
    void runUntilAnswered(int count) {
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                reader.poll().forEach(record -> answers.add(record.value()));
                return service.hasStopped() || answers.size() >= count && service.isReady();
            });
        }
    }

    /** All answers so far, in their order. */
    List<DecisionMade> decisions() {
        return answers.stream().map(platform::decoded).toList();
    }

    @Override
    public void close() {
        try (cluster;
                catalog) {
            reader.close();
        }
    }
}
