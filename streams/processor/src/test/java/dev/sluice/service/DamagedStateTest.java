package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.local.LocalCluster;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.traffic.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance whose disk failed: what is on it cannot be read, and everything in it is in Kafka too. */
class DamagedStateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STARTS_MAX = 3;

    @TempDir
    private Path directory;

    private final LocalCluster cluster = LocalCluster.start();

    @AfterEach
    void stopTheCluster() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"EXACTLY_ONCE_V2, MANIFEST", "AT_LEAST_ONCE, MANIFEST", "EXACTLY_ONCE_V2, .sst", "AT_LEAST_ONCE, .sst"})
    void what_cannot_be_read_is_restored_and_what_was_decided_stays_decided(Guarantee guarantee, String damaged)
            throws IOException {
        Contracts.trust();
        SluiceConfig config = config(guarantee);
        cluster.setUp(config);
        try (SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                TopicReader reader = TopicReader.fromTheBeginning(config.kafka().connection(), Topics.DECISION_MADE)) {
            PaymentPlatform platform = new PaymentPlatform(cluster.bootstrapServers(), catalog);
            byte[] first = platform.encoded("t-1");
            List<byte[]> answers = new ArrayList<>();

            platform.publish(first);
            runUntil(config, reader, answers, 1);
            damage(damaged);
            platform.publish(first, platform.encoded("t-2"));
            for (int start = 0; start < STARTS_MAX && answers.size() < 3; start++) {
                runUntil(config, reader, answers, 3);
            }

            List<DecisionMade> decisions =
                    answers.stream().map(platform::decoded).toList();
            assertThat(decisions).extracting(DecisionMade::getTransactionId).containsExactly("t-1", "t-1", "t-2");
            assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
        }
    }

    private SluiceConfig config(Guarantee guarantee) {
        SluiceConfig config = cluster.config(HandbookFiles.RULES, guarantee, 1, 1);
        return config.withStreams(config.streams().withIdentity("sluice-test", directory.resolve("state")));
    }

    /** Runs an instance until there are so many answers, or it ends by itself. */
    private static void runUntil(SluiceConfig config, TopicReader reader, List<byte[]> answers, int count) {
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                reader.poll().forEach(record -> answers.add(record.value()));
                return answers.size() >= count || service.hasStopped();
            });
        }
    }

    private void damage(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
            List<Path> damaged = files.filter(
                            file -> file.getFileName().toString().contains(name))
                    .toList();
            assertThat(damaged).isNotEmpty();
            for (Path file : damaged) {
                Files.writeString(file, "x".repeat((int) Files.size(file)), StandardCharsets.US_ASCII);
            }
        }
    }
}
