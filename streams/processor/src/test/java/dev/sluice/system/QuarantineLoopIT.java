package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandRun;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.SmallPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule puts a terminal into quarantine, which outlives a restart and ends when a person lifts it with the command. */
class QuarantineLoopIT {

    private static final String QUARANTINE = "quarantine: {device: block, terminal: block, merchant: block}\n";
    private static final String RULE = """
            rule "FRD-TRM-001"
                @owner("terminal-risk")
                @severity(high)
                @lifecycle(live)
                @technique("F1015")
                @quarantine("terminal 24h")
                @reason("The amount is one that this test decides by")
            when
                Transaction(amount >= 100.00)
            then
                review(0.10);
            end
            """;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void a_terminal_stays_in_quarantine_across_a_restart_until_a_person_lets_it_out(@TempDir Path rules)
            throws IOException {
        writeRules(rules);
        try (RunningSluice sluice = new RunningSluice(Guarantee.EXACTLY_ONCE_V2, 2, rules)) {
            sluice.startService();
            sluice.publish(payment("t1", NOW.minus(Duration.ofMinutes(10)), "100.0000"));
            sluice.awaitRecords(Topics.QUARANTINE_CHANGED, 1);

            sluice.restartService();
            sluice.publish(payment("t2", NOW.minus(Duration.ofMinutes(5)), "5.0000"));
            sluice.awaitRecords(Topics.DECISION_MADE, 2);
            CommandRun listed = quarantine(sluice, "list");
            CommandRun lifted = quarantine(
                    sluice, "lift", "terminal/terminal-1", "--author", "ada", "--reason", "Looked at on site");

            assertThat(decisions(sluice, 2)).containsExactlyInAnyOrder("t1 ALLOW []", "t2 BLOCK [terminal/terminal-1]");
            awaitThatPaymentsPass(sluice);
            assertThat(listed.out()).contains("terminal/terminal-1", "FRD-TRM-001", "t1");
            assertThat(lifted.exitCode()).as(lifted.err()).isZero();
            assertThat(quarantine(sluice, "list").out()).contains("nothing is in quarantine");
            assertThat(quarantine(sluice, "list", "--all").out()).contains("by ada: Looked at on site");
            assertThat(quarantine(sluice, "lift", "terminal/terminal-1", "--author", "ada", "--reason", "Again")
                            .err())
                    .contains("terminal/terminal-1 is not in quarantine");
        }
    }

    @Test
    void records_that_nothing_can_be_decided_by_are_ignored_by_an_instance_that_starts_and_by_the_command(
            @TempDir Path rules) throws IOException {
        writeRules(rules);
        try (RunningSluice sluice = new RunningSluice(Guarantee.EXACTLY_ONCE_V2, 2, rules)) {
            sluice.publish(Topics.QUARANTINE_CHANGED, "terminal/terminal-1", new byte[] {42});

            sluice.startService();
            sluice.publish(payment("t1", NOW, "5.0000"));

            assertThat(decisions(sluice, 1)).containsExactly("t1 ALLOW []");
            CommandRun listed = quarantine(sluice, "list");
            assertThat(listed.out()).contains("nothing is in quarantine");
            assertThat(listed.err()).contains("that nothing can be decided by: 1");
        }
    }

    private static void writeRules(Path rules) throws IOException {
        Files.writeString(rules.resolve("features.yaml"), "features: {}\n");
        Files.writeString(rules.resolve("policy.yaml"), SmallPolicy.lettingPass() + QUARANTINE);
        Files.createDirectories(rules.resolve("terminal"));
        Files.writeString(rules.resolve("terminal/FRD-TRM-001.drl"), RULE);
    }

    /** The instance hears of the end as the command does, each in its own time. */
    private static void awaitThatPaymentsPass(RunningSluice sluice) {
        AtomicInteger attempts = new AtomicInteger();
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInSameThread().until(() -> {
            int attempt = attempts.incrementAndGet();
            sluice.publish(payment("attempt-" + attempt, Instant.now(), "5.0000"));
            return decisions(sluice, 2 + attempt).contains("attempt-" + attempt + " ALLOW []");
        });
    }

    private static List<String> decisions(RunningSluice sluice, int count) {
        return sluice.read(Topics.DECISION_MADE, count).stream()
                .map(record -> sluice.decode(DecisionMade.class, record))
                .map(decision ->
                        decision.getTransactionId() + " " + decision.getAction() + " " + decision.getQuarantines())
                .toList();
    }

    private static CommandRun quarantine(RunningSluice sluice, String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "quarantine",
                command,
                "--bootstrap",
                sluice.cluster().bootstrapServers(),
                "--registry",
                sluice.cluster().registryUrl()));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private static TransactionRequested payment(String transactionId, Instant eventTime, String amount) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setTerminalId("terminal-1")
                .setEventTime(eventTime.truncatedTo(ChronoUnit.MILLIS))
                .setAmount(new BigDecimal(amount))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build();
    }
}
