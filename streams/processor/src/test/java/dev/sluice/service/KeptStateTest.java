package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.Topics;
import dev.sluice.local.LocalCluster;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.traffic.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An instance that was stopped in an orderly way, and starts again where its state is. */
class KeptStateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARK = "still-there";

    @TempDir
    private Path directory;

    private final LocalCluster cluster = LocalCluster.start();

    @AfterEach
    void stopTheCluster() {
        cluster.close();
    }

    /** The payment has neither device nor terminal, so that some stores hold nothing. */
    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void no_task_removes_its_state_and_restores_it_because_one_of_its_stores_is_empty(Guarantee guarantee)
            throws IOException {
        Contracts.trust();
        SluiceConfig config = config(guarantee);
        cluster.setUp(config);
        try (SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                TopicReader reader = TopicReader.fromTheBeginning(config.kafka().connection(), Topics.DECISION_MADE)) {
            PaymentPlatform platform = new PaymentPlatform(cluster.bootstrapServers(), catalog);

            platform.publish(platform.encoded("t-1"));
            runUntilDecided(config, reader);
            List<Path> marks = markTasks();
            platform.publish(platform.encoded("t-2"));
            runUntilDecided(config, reader);

            assertThat(marks).isNotEmpty().allSatisfy(mark -> assertThat(mark).exists());
        }
    }

    private SluiceConfig config(Guarantee guarantee) {
        SluiceConfig config = cluster.config(HandbookFiles.RULES, guarantee, 1, 1);
        return config.withStreams(config.streams().withIdentity("sluice-test", directory.resolve("state")));
    }

    private static void runUntilDecided(SluiceConfig config, TopicReader reader) {
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> !reader.poll().isEmpty() && service.isReady());
        }
    }

    /** Whoever removes the state of a task removes everything in its directory. */
    private List<Path> markTasks() throws IOException {
        List<Path> marks = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(directory.resolve("state").resolve("sluice-test"))) {
            for (Path task : tasks.filter(Files::isDirectory).toList()) {
                marks.add(Files.createFile(task.resolve(MARK)));
            }
        }
        return marks;
    }
}
