package dev.sluice.replay;

import dev.sluice.contract.DecisionAction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a replay.
 *
 * @param decided transactions that were decided, repeated ones included
 * @param repeated transactions that had been decided before and got that decision again
 * @param byAction how many got which action
 * @param reviewed how many go to a person
 * @param degraded how many were decided without something that should have been considered
 * @param alarming decisions that the SOC is told of
 * @param alerts alerts that were raised; fewer, since the SOC is not told the same twice within a window
 * @param lateAlerts alerts on what came after decisions: reports that would have changed them, and frauds that went through
 * @param byRule what each rule that runs did, by id, shadow rules included
 * @param demotions rules that left their {@code @hitRate}, in the order in which they did
 * @param labelled labels that took effect
 * @param rejectedByReason rows that were refused
 * @param truth how that compares with the labels; null if there were none
 * @param elapsedNanos how long it took, reading and writing included
 */
public record ReplaySummary(
        long decided,
        long repeated,
        Map<DecisionAction, Long> byAction,
        long reviewed,
        long degraded,
        long alarming,
        long alerts,
        long lateAlerts,
        Map<String, RuleScore> byRule,
        List<RuleDemotion> demotions,
        long labelled,
        Map<String, Long> rejectedByReason,
        @Nullable Truth truth,
        long elapsedNanos) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Copies the collections and keeps their order. */
    public ReplaySummary {
        Map<DecisionAction, Long> actions = new EnumMap<>(DecisionAction.class);
        actions.putAll(byAction);
        byAction = Collections.unmodifiableMap(actions);
        byRule = Collections.unmodifiableMap(new TreeMap<>(byRule));
        demotions = List.copyOf(demotions);
        rejectedByReason = Collections.unmodifiableMap(new TreeMap<>(rejectedByReason));
    }

    /** How many transactions got an action. */
    public long decided(DecisionAction action) {
        return byAction.getOrDefault(action, 0L);
    }

    /** How many rows were refused. */
    public long rejected() {
        return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How long it took. */
    public double seconds() {
        return elapsedNanos / NANOS_PER_SECOND;
    }

    /** Transactions per second. */
    public double perSecond() {
        return decided / seconds();
    }

    /**
     * How decisions compare with labels, over the transactions that have one.
     *
     * @param stopped what challenge and block were worth
     * @param alarmed what alerts were worth, held back ones included
     * @param averagePrecision of the score; NaN if there were no frauds
     * @param cardPrecisionAt100 which share of the 100 accounts with the highest scores of a day had fraud, in the mean
     *     over the days; an account that was found is not looked at again
     */
    public record Truth(Detection stopped, Detection alarmed, double averagePrecision, double cardPrecisionAt100) {}
}
