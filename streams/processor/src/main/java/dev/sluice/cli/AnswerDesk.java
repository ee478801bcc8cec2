package dev.sluice.cli;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.traffic.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Publishes the answers to challenges when they are completed, as a platform would. Safe for use by several threads. */
final class AnswerDesk implements AutoCloseable {

    private final EventPublisher publisher;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** @param publisher where answers go, used by nobody else; closed with this */
    AnswerDesk(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Publishes an answer at the time that it says; at once if that is over. */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // A broker that takes no answers takes no payments, which ends the demo.
    void publish(ChallengeCompleted answer) {
        long millis = Duration.between(Instant.now(), answer.getCompletedAt()).toMillis();
        clock.schedule(() -> publisher.publish(answer), Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    /** Answers that are not due yet are never given. */
    @Override
    public void close() {
        clock.shutdownNow();
        publisher.close();
    }
}
