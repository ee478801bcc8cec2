package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.source.EventLines;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.EventSources;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in which customers answer challenges. A payment on a device without telemetry is challenged in these tests. */
class ReplayedChallengesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String POLICY = """
            thresholds: {review: 0.5, challenge: 0.65, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: challenge, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trust() {
        Contracts.trust();
    }

    @Test
    void each_challenge_ends_by_its_answer_or_by_the_clock_of_the_events() throws Exception {
        ReplaySummary summary = replay(List.of(
                payment("t1", NOON),
                payment("t2", NOON),
                answer("t1", NOON.plusSeconds(30)),
                payment("t3", NOON.plus(Duration.ofMinutes(11)))));

        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.CHALLENGES_CSV)))
                .containsExactly(
                        "transaction_id,challenge_id,outcome,action,review,settled_at",
                        "t1,c-t1,PASSED,ALLOW,false,2026-03-01T12:00:30Z",
                        "t2,,TIMED_OUT,BLOCK,false,2026-03-01T12:10:00Z");
        assertThat(summary.rejected()).isZero();
    }

    @Test
    void answers_that_settle_nothing_are_refused_with_their_reason_and_line() throws Exception {
        ReplaySummary summary = replay(List.of(
                answer("t9", NOON),
                payment("t1", NOON),
                answer("t1", NOON.plus(Duration.ofMinutes(10)).plusMillis(1))));

        assertThat(summary.rejectedByReason())
                .containsOnly(Map.entry("CHALLENGE_NOT_ASKED", 1L), Map.entry("CHALLENGE_CLOSED", 1L));
        assertThat(Files.readString(folder.resolve("out").resolve(ReplayFiles.REJECTED)))
                .contains("1,transactionId,CHALLENGE_NOT_ASKED")
                .contains("3,completedAt,CHALLENGE_CLOSED");
    }

    @Test
    void who_would_answer_does_so_when_asked_and_after_the_time_that_it_takes() throws Exception {
        Respondents respondents = decision -> Optional.of(
                answer(decision.getTransactionId(), decision.getEventTime().plusSeconds(40)));
        List<ChallengeSettled> told = new ArrayList<>();

        replay(
                List.of(
                        payment("t1", NOON),
                        paymentWithoutDevice("t2", NOON.plusSeconds(1)),
                        payment("t3", NOON.plusSeconds(39)),
                        payment("t4", NOON.plusSeconds(41))),
                respondents,
                told::add);

        assertThat(Files.readAllLines(folder.resolve("out").resolve(ReplayFiles.CHALLENGES_CSV)))
                .containsExactly(
                        "transaction_id,challenge_id,outcome,action,review,settled_at",
                        "t1,c-t1,PASSED,ALLOW,false,2026-03-01T12:00:40Z",
                        "t3,c-t3,PASSED,ALLOW,false,2026-03-01T12:01:19Z",
                        "t4,c-t4,PASSED,ALLOW,false,2026-03-01T12:01:21Z");
        assertThat(told).extracting(ChallengeSettled::getTransactionId).containsExactly("t1", "t3", "t4");
    }

    @Test
    void an_answer_that_takes_longer_than_the_policy_waits_is_refused_and_says_where_it_came() throws Exception {
        Respondents respondents = decision -> Optional.of(
                answer(decision.getTransactionId(), decision.getEventTime().plus(Duration.ofMinutes(12))));

        ReplaySummary summary = replay(
                List.of(payment("t1", NOON), paymentWithoutDevice("t2", NOON.plus(Duration.ofMinutes(13)))),
                respondents,
                end -> {});

        assertThat(summary.rejectedByReason()).containsOnly(Map.entry("CHALLENGE_CLOSED", 1L));
        assertThat(Files.readString(folder.resolve("out").resolve(ReplayFiles.REJECTED)))
                .contains("an answer that arrives before line 2");
    }

    private ReplaySummary replay(List<SpecificRecord> events) throws Exception {
        return replay(events, Respondents.NOBODY, end -> {});
    }

    private ReplaySummary replay(
            List<SpecificRecord> events, Respondents respondents, Consumer<ChallengeSettled> settlements)
            throws Exception {
        ReplayObserver observer = new ReplayObserver() {
            @Override
            public void decided(DecisionMade decision) {}

            @Override
            public void settled(ChallengeSettled end) {
                settlements.accept(end);
            }
        };
        Path file = Files.write(
                folder.resolve("events.jsonl"),
                events.stream()
                        .map(event -> EventLines.write(event, arrivalOf(event)))
                        .toList());
        RuleFiles rules = RuleFiles.of(Map.of(
                RuleFiles.FEATURES, "features: {}\n".getBytes(StandardCharsets.UTF_8),
                RuleFiles.POLICY, POLICY.getBytes(StandardCharsets.UTF_8)));
        try (DecisionModel model = DecisionModel.load(rules);
                EventSource source = EventSources.jsonLines(file);
                ReplayFiles files = new ReplayFiles(folder.resolve("out"), List.of())) {
            return new Replay(model, files, Instant.MIN, respondents, observer).run(source, count -> {});
        }
    }

    private static Instant arrivalOf(SpecificRecord event) {
        return event instanceof TransactionRequested payment
                ? payment.getEventTime()
                : ((ChallengeCompleted) event).getCompletedAt();
    }

    private static ChallengeCompleted answer(String transactionId, Instant completedAt) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId("c-" + transactionId)
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setOutcome(ChallengeOutcome.PASSED)
                .setCompletedAt(completedAt)
                .build();
    }

    /** Of which no telemetry is missing, so that nobody asks. */
    private static TransactionRequested paymentWithoutDevice(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder(payment(transactionId, eventTime))
                .setDeviceId(null)
                .build();
    }

    private static TransactionRequested payment(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setDeviceId("d1")
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
