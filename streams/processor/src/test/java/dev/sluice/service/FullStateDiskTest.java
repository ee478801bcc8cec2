package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.local.LocalCluster;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.torture.SmallDisk;
import dev.sluice.traffic.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An instance whose state is on a disk without room. */
class FullStateDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final LocalCluster cluster = LocalCluster.start();

    @BeforeEach
    void askForTheRightToMount() {
        assumeTrue(SmallDisk.isPossible(), "this user cannot mount");
    }

    @AfterEach
    void stopTheCluster() {
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void without_room_it_says_so_and_ends_and_with_room_again_it_goes_on(Guarantee guarantee) throws Exception {
        Contracts.trust();
        SluiceConfig config = config(guarantee);
        cluster.setUp(config);
        try (SmallDisk disk = SmallDisk.mount(directory);
                SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                TopicReader reader = TopicReader.fromTheBeginning(config.kafka().connection(), Topics.DECISION_MADE)) {
            PaymentPlatform platform = new PaymentPlatform(cluster.bootstrapServers(), catalog);
            byte[] first = platform.encoded("t-1");
            List<byte[]> answers = new ArrayList<>();

            platform.publish(first);
            runUntil(config, reader, answers, 1);
            disk.fill();
            platform.publish(first, platform.encoded("t-2"));
            String said = whyItEnds(config);
            disk.makeRoom();
            runUntil(config, reader, answers, 3);

            assertThat(said).contains(config.streams().stateDirectory().toString(), "make room");
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

    /** It may fail at once, or as soon as it is given work. */
    private static String whyItEnds(SluiceConfig config) throws InterruptedException {
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).until(service::hasStopped);
            return service.reasonToGiveUp();
        } catch (FullDiskException e) {
            return e.getMessage();
        }
    }

    /** Runs an instance until there are so many answers. */
    private static void runUntil(SluiceConfig config, TopicReader reader, List<byte[]> answers, int count) {
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                reader.poll().forEach(record -> answers.add(record.value()));
                return answers.size() >= count;
            });
        }
    }
}
