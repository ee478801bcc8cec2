package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.mapping.Mapping;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.EventSources;
import dev.sluice.replay.source.LabelColumn;
import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example rules of the handbook over a few rows of its form. */
class ReplayTest {

    private static final Path EXAMPLES = Path.of("../../docs/examples");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-01-01T00:00:00Z"));
    private static final String ROWS = """
            TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD
            1,2018-04-01 00:00:00,1,9,10.00,1
            2,2018-04-01 00:00:00,2,9,20.00,1
            3,2018-04-07 23:59:59,3,9,20.00,0
            4,2018-04-08 00:00:00,1,9,20.00,0
            5,2018-04-08 00:00:00,2,8,221.00,1
            6,2018-04-08 00:00:00,2,8,some,1
            """;

    private static DecisionModel model;

    @TempDir
    private Path folder;

    private final List<DecisionMade> observed = new ArrayList<>();

    @BeforeAll
    static void load() {
        model = DecisionModel.load(RuleFiles.read(EXAMPLES.resolve("handbook-rules")));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void a_label_counts_from_the_end_of_its_delay_on_and_not_a_second_earlier() throws Exception {
        replay("out");

        List<String> rows = Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.DECISIONS_CSV));
        assertThat(rows.get(0))
                .startsWith("transaction_id,action,score,alert,rules,")
                .contains(",t_n_7d,t_risk_7d,");
        assertThat(rows.get(3)).startsWith("hb-3,ALLOW,0.0,false,,");
        assertThat(rows.get(4)).startsWith("hb-4,BLOCK,0.97,true,HBK-TRM-001,");
        assertThat(rows.get(5)).startsWith("hb-5,BLOCK,0.98,true,HBK-ACC-001,");
    }

    @Test
    void what_was_decided_alerted_and_refused_is_counted_and_held_against_the_labels() throws Exception {
        ReplaySummary summary = replay("out");

        assertThat(summary.decided()).isEqualTo(5);
        assertThat(summary.decided(DecisionAction.BLOCK)).isEqualTo(2);
        assertThat(summary.labelled()).isEqualTo(2);
        assertThat(summary.rejectedByReason()).containsOnlyKeys("UNUSABLE_VALUE");
        assertThat(summary.truth()).isNotNull();
        assertThat(summary.truth().stopped()).isEqualTo(new Detection(1, 2, 1, 1));
        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.ALERTS)))
                .satisfiesExactlyInAnyOrder(
                        missed -> assertThat(missed).contains("\"uid\":\"hb-1/late/FRAUD\""),
                        missed -> assertThat(missed).contains("\"uid\":\"hb-2/late/FRAUD\""),
                        refused -> assertThat(refused).contains("\"uid\":\"hb-4/HBK-TRM-001\""),
                        refused -> assertThat(refused).contains("\"uid\":\"hb-5/HBK-ACC-001\""));
        assertThat(Files.readString(folder.resolve("out").resolve(ReplayFiles.REJECTED)))
                .contains("7,amount,UNUSABLE_VALUE,")
                .contains("'some' cannot be used");
    }

    @Test
    void an_observer_is_told_each_decision_in_the_order_of_the_transactions() throws Exception {
        replay("out");

        assertThat(observed)
                .extracting(DecisionMade::getTransactionId)
                .containsExactly("hb-1", "hb-2", "hb-3", "hb-4", "hb-5");
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws Exception {
        replay("first");
        replay("second");

        for (String name : List.of(
                ReplayFiles.DECISIONS_CSV, ReplayFiles.DECISIONS_AVRO, ReplayFiles.ALERTS, ReplayFiles.REJECTED)) {
            assertThat(folder.resolve("second").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(name));
        }
    }

    @Test
    void a_rule_that_leaves_its_hit_rate_is_told_and_acts_on() throws Exception {
        String rows = ROWS.lines().findFirst().orElseThrow() + "\n"
                + IntStream.rangeClosed(1, 1_100)
                        .mapToObj(id -> id + ",2018-04-01 00:00:00," + id + ",9,221.00,0\n")
                        .collect(Collectors.joining());
        try (DecisionModel expecting = DecisionModel.load(handbookRulesExpecting("0%..1%"))) {

            ReplaySummary summary = replay("out", rows, expecting);

            assertThat(summary.decided(DecisionAction.BLOCK)).isEqualTo(1_100);
            assertThat(summary.demotions()).singleElement().satisfies(demotion -> {
                assertThat(demotion.transactionId()).isEqualTo("hb-1000");
                assertThat(demotion.breach().rule().id()).isEqualTo("HBK-ACC-001");
                assertThat(demotion.breach().rate()).isEqualTo(1);
            });
        }
    }

    private static RuleFiles handbookRulesExpecting(String hitRate) {
        Map<String, byte[]> contents = new HashMap<>();
        RuleFiles.read(EXAMPLES.resolve("handbook-rules")).texts().forEach((path, text) -> {
            String expecting = path.endsWith("HBK-ACC-001.drl")
                    ? text.replace("@lifecycle(live)", "@lifecycle(live) @hitRate(\"" + hitRate + "\")")
                    : text;
            contents.put(path, expecting.getBytes(StandardCharsets.UTF_8));
        });
        return RuleFiles.of(contents);
    }

    private ReplaySummary replay(String name) throws Exception {
        return replay(name, ROWS, model);
    }

    private ReplaySummary replay(String name, String text, DecisionModel model) throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), text);
        Mapping mapping = Mapping.parse("m", Files.readString(EXAMPLES.resolve("handbook.mapping.yaml")))
                .orThrow();
        LabelColumn labels = new LabelColumn("TX_FRAUD", "1", null, Duration.ofDays(7));
        List<String> features = model.features().features().stream()
                .map(feature -> feature.name())
                .toList();
        try (EventSource source = EventSources.csv(rows, mapping, labels, Duration.ZERO, CLOCK);
                ReplayFiles files = new ReplayFiles(folder.resolve(name), features)) {
            return new Replay(model, files, Instant.MIN, Respondents.NOBODY, observed::add).run(source, count -> {});
        }
    }
}
