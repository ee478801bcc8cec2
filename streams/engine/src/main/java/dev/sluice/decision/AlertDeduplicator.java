package dev.sluice.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one entity alert only once for the same rule within a window of event time. What is held back is counted, and the
 * next alert that goes out says how many there were. A pure function: history in, history out.
 *
 * <p>An alert whose transaction comes a second time, because an instance crashed and works again on what it had not yet
 * committed, gets the same answer again: one that went out goes out again with the same bytes and the same uid.
 * Only one that was held back counts twice then.
 */
public final class AlertDeduplicator {

    private final Duration window;

    /** @param window the event time within which an alert silences those like it, later and earlier ones; zero: none */
    public AlertDeduplicator(Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("the window must not be negative, but is " + window);
        }
        this.window = window;
    }

    /**
     * Decides whether an alert goes out.
     *
     * @param history what the alert's entity alerted before; null: nothing
     * @param alert the alert
     */
    public Outcome admit(@Nullable AlertHistory history, Alert alert) {
        AlertHistory before = history == null ? AlertHistory.EMPTY : history;
        AlertHistory.Entry last = before.find(alert.ruleId());
        if (last == null) {
            return emitted(before, alert, AlertHistory.HeldBack.NONE, alert.eventTime());
        }
        if (last.transactionId().equals(alert.transactionId())) {
            return new Outcome(before, Optional.of(with(last.reported(), alert)));
        }
        Duration distance =
                Duration.between(last.emittedAt(), alert.eventTime()).abs();
        if (distance.compareTo(window) < 0) {
            return new Outcome(before.with(last.holdingBack(alert.eventTime())), Optional.empty());
        }
        Instant newest = last.emittedAt().isAfter(alert.eventTime()) ? last.emittedAt() : alert.eventTime();
        return emitted(before, alert, last.pending(), newest);
    }

    private static Outcome emitted(
            AlertHistory before, Alert alert, AlertHistory.HeldBack heldBack, Instant emittedAt) {
        AlertHistory.Entry entry = new AlertHistory.Entry(
                alert.ruleId(), emittedAt, alert.transactionId(), heldBack, AlertHistory.HeldBack.NONE);
        return new Outcome(before.with(entry), Optional.of(with(heldBack, alert)));
    }

    private static Alert with(AlertHistory.HeldBack heldBack, Alert alert) {
        return alert.withHeldBack(heldBack.count(), heldBack.firstAt());
    }

    /**
     * What became of an alert.
     *
     * @param history the entity's history from now on
     * @param alert the alert as it goes out; empty: it is held back
     */
    public record Outcome(AlertHistory history, Optional<Alert> alert) {}
}
