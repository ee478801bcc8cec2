package dev.sluice.publication;

import dev.sluice.contract.RuleSetPublished;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what is published, on a thread of its own: one rule set after the other, in their order. */
final class TrailWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrailWatcher.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TrailReader<RuleSetPublished> trail;
    private final RuleSetAdoption adoption;
    private final Thread thread = new Thread(this::follow, "rule-set-watcher");
    private volatile boolean closing;

    /**
     * Starts to follow.
     *
     * @param trail where it goes on to read; closed with this
     * @param adoption what it gives to
     */
    TrailWatcher(TrailReader<RuleSetPublished> trail, RuleSetAdoption adoption) {
        this.trail = trail;
        this.adoption = adoption;
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try (trail) {
            while (!closing) {
                try {
                    adoptWhatCame();
                } catch (WakeupException e) {
                    // It is closed.
                } catch (KafkaException e) {
                    LOG.warn("The published rule sets cannot be read and are tried again: {}", e.getMessage());
                    Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void adoptWhatCame() {
        for (TrailReader.Entry<RuleSetPublished> entry : trail.poll(WAIT)) {
            if (closing) {
                return;
            }
            adoption.adopt(new Candidate.OfTrail(entry.offset(), entry.value()));
        }
    }

    @Override
    public void close() {
        closing = true;
        trail.wakeUp();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
