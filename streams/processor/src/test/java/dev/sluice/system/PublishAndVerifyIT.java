package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandRun;
import dev.sluice.cli.ExitCodes;
import dev.sluice.cli.HandbookCommands;
import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.local.LocalCluster;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The past is published to a running Sluice by the real command, and what it decided is held against a replay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishAndVerifyIT {

    private static final int DAYS = 20;
    private static final int TRANSACTIONS = 6 * DAYS;

    @TempDir
    private static Path folder;

    private LocalCluster cluster;
    private SluiceService service;
    private Path replayed;

    @BeforeAll
    void replayAndStart() throws IOException {
        Path file = HandbookFiles.write(folder, DAYS);
        CommandRun run = HandbookCommands.replay(file, folder.resolve("out"), "--label-column", "TX_FRAUD");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        // Decided by what labels said a week later; without them the comparison would show less.
        assertThat(run.out()).contains("HBK-TRM-001");
        replayed = folder.resolve("out/decisions.avro");
        cluster = LocalCluster.start();
        SluiceConfig config = configOf(cluster);
        cluster.setUp(config);
        service = SluiceService.start(config);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(service::isReady);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        cluster.close();
    }

    @Test
    @Order(1)
    void before_anything_is_published_every_decision_of_the_replay_is_missing() {
        CommandRun run = verify(replayed);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .containsPattern(counted("equal, byte for byte", 0))
                .containsPattern(counted("missing", TRANSACTIONS));
    }

    @Test
    @Order(2)
    void a_file_that_is_published_in_batches_is_decided_before_the_command_ends() {
        CommandRun run = publish(folder.resolve("transactions.csv"), "--label-column", "TX_FRAUD", "--batch-by", "P1D");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .containsPattern("^" + TRANSACTIONS + " transactions, \\d+ labels and 0 other events published, 0 rows")
                .endsWith("; all decisions came back\n");
    }

    @Test
    @Order(3)
    void a_running_sluice_decided_as_the_replay_byte_for_byte() {
        CommandRun run = verify(replayed);

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .containsPattern(counted("decisions in the replay", TRANSACTIONS))
                .containsPattern(counted("equal, byte for byte", TRANSACTIONS))
                .containsPattern(counted("different", 0))
                .containsPattern(counted("missing", 0));
    }

    @Test
    @Order(3)
    void a_decision_of_a_running_sluice_is_explained_by_what_its_topics_hold() {
        CommandRun run = HandbookCommands.explain("hb-9", at(cluster));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .contains("which is the one in " + HandbookFiles.RULES)
                .contains("holds: Transaction: amount > 220   [amount = 400]")
                .doesNotContain("!!");
    }

    @Test
    @Order(3)
    void a_decision_by_another_rule_set_is_said_to_be_one_loudly() {
        CommandRun run = HandbookCommands.explain("hb-9", at(cluster, "--rules", "../../rules"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .contains("!! The folder ../../rules is another rule set")
                .containsPattern("!! At the time hit: .*HBK-ACC-001 \\(live\\)")
                .contains("Rules of the folder that hit now");
    }

    @Test
    @Order(4)
    void a_replay_in_which_a_decision_was_changed_is_told_apart_by_transaction_and_field() throws IOException {
        Path tampered = copy("tampered.avro", decisions -> {
            DecisionMade first = decisions.get(0);
            decisions.set(0, DecisionMade.newBuilder(first).setScore(0.42).build());
            return decisions;
        });

        CommandRun run = verify(tampered);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .containsPattern(counted("equal, byte for byte", TRANSACTIONS - 1))
                .containsPattern(counted("different", 1))
                .containsPattern("hb-0: score 0.42 in the replay, \\S+ decided");
    }

    @Test
    @Order(5)
    void a_replay_of_other_transactions_shows_what_each_side_has_alone() throws IOException {
        Path other = copy("other.avro", decisions -> {
            decisions.set(
                    0,
                    DecisionMade.newBuilder(decisions.get(0))
                            .setTransactionId("another")
                            .build());
            return decisions;
        });

        CommandRun run = verify(other);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .containsPattern(counted("missing", 1))
                .containsPattern(counted("decided, but not in the replay", 1));
    }

    @Test
    @Order(6)
    void rows_that_are_no_transactions_are_shown_and_not_published() throws IOException {
        Path file = Files.write(
                folder.resolve("rows.csv"),
                List.of(
                        HandbookFiles.HEADER,
                        "9000,2025-03-21 10:00:00,1,1,5.00,0",
                        "9001,never,1,1,5.00,0",
                        "9002,2025-03-21 10:00:01,1,1,-5.00,0"));

        CommandRun run = publish(file);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).isEqualTo("1 transactions, 0 labels and 0 other events published, 2 rows rejected\n");
        assertThat(run.err()).contains("rows.csv:3: ").contains("rows.csv:4: ").contains("is negative");
    }

    @Test
    @Order(7)
    void what_is_not_set_up_and_what_nobody_decides_returns_3_and_says_what_to_do() {
        try (LocalCluster deserted = LocalCluster.start()) {
            CommandRun verified = HandbookCommands.verify(replayed, at(deserted));
            CommandRun published = HandbookCommands.publish(folder.resolve("transactions.csv"), at(deserted));

            assertThat(List.of(verified, published)).allSatisfy(run -> {
                assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
                assertThat(run.err())
                        .contains("there is no topic " + Topics.DECISION_MADE)
                        .contains("sluice setup")
                        .doesNotContain("\tat ");
            });

            deserted.setUp(configOf(deserted));
            CommandRun undecided = HandbookCommands.publish(
                    folder.resolve("transactions.csv"), at(deserted, "--batch-by", "P1D", "--wait", "PT2S"));

            assertThat(undecided.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
            assertThat(undecided.err())
                    .contains("6 transactions have no decision after 2 s, for instance hb-")
                    .contains(Topics.DEAD_LETTER)
                    .doesNotContain("\tat ");
        }
    }

    private static SluiceConfig configOf(LocalCluster cluster) {
        return cluster.config(HandbookFiles.RULES, Guarantee.EXACTLY_ONCE_V2, 1, 1);
    }

    private static String counted(String what, int count) {
        return "(?m)^" + what + " +" + count + "$";
    }

    private CommandRun publish(Path file, String... more) {
        return HandbookCommands.publish(file, at(cluster, more));
    }

    private CommandRun verify(Path decisions) {
        return HandbookCommands.verify(decisions, at(cluster));
    }

    private static String[] at(LocalCluster cluster, String... more) {
        return HandbookCommands.at(cluster.bootstrapServers(), cluster.registryUrl(), more);
    }

    private Path copy(String name, UnaryOperator<List<DecisionMade>> change) throws IOException {
        List<DecisionMade> decisions = new ArrayList<>();
        try (DataFileReader<DecisionMade> records =
                new DataFileReader<>(replayed.toFile(), new SpecificDatumReader<>(DecisionMade.class))) {
            records.forEach(decisions::add);
        }
        File copy = folder.resolve(name).toFile();
        try (DataFileWriter<DecisionMade> records =
                new DataFileWriter<>(new SpecificDatumWriter<>(DecisionMade.class))) {
            records.create(DecisionMade.getClassSchema(), copy);
            for (DecisionMade decision : change.apply(decisions)) {
                records.append(decision);
            }
        }
        return copy.toPath();
    }
}
