package dev.sluice.replay.report;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.TransactionLabelled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings decisions and labels together, in whatever order they come, from files or from a running system. Keeps some hundred
 * bytes of each. For one thread.
 */
public final class LabelBook {

    /** What is needed of a decision. */
    private record Decided(
            Instant time,
            boolean allowed,
            @Nullable String terminalId,
            @Nullable String merchantId,
            @Nullable String deviceId,
            Set<String> ruleIds) {

        static Decided of(DecisionMade decision) {
            Set<String> ruleIds = new HashSet<>();
            for (RuleHit hit : decision.getRules()) {
                ruleIds.add(hit.getRuleId().intern());
            }
            return new Decided(
                    decision.getEventTime(),
                    decision.getAction() == DecisionAction.ALLOW,
                    decision.getTerminalId(),
                    decision.getMerchantId(),
                    decision.getDeviceId(),
                    Set.copyOf(ruleIds));
        }
    }

    /** What is needed of a label. */
    private record Label(boolean fraud, LabelSource source, Instant knownAt) {}

    private static final class RuleTally {

        private long hits;
        private long frauds;
        private long genuine;
        private long settled;

        RuleStanding total() {
            return new RuleStanding(hits, frauds, genuine, settled);
        }
    }

    private final Duration labelDelay;
    private final Map<String, Decided> decisions = new HashMap<>();
    private final Map<String, Label> labels = new HashMap<>();
    private @Nullable Instant newest;

    /** @param labelDelay how long labels normally take; 0 or more */
    public LabelBook(Duration labelDelay) {
        if (labelDelay.isNegative()) {
            throw new IllegalArgumentException("A label does not come before its payment; given: " + labelDelay);
        }
        this.labelDelay = labelDelay;
    }

    /** Takes a decision; one that was taken before changes nothing. */
    public void take(DecisionMade decision) {
        decisions.putIfAbsent(decision.getTransactionId(), Decided.of(decision));
        note(decision.getEventTime());
    }

    /** Takes a label. Of several of one payment the newest counts, of those of the same time the last taken. */
    public void take(TransactionLabelled labelled) {
        if (labelled.getLabel() == FraudLabel.UNKNOWN) {
            return;
        }
        Label label =
                new Label(labelled.getLabel() == FraudLabel.FRAUD, labelled.getSource(), labelled.getLabelledAt());
        labels.merge(
                labelled.getTransactionId(),
                label,
                (before, now) -> now.knownAt().isBefore(before.knownAt()) ? before : now);
        note(label.knownAt());
    }

    private void note(Instant time) {
        newest = newest == null || time.isAfter(newest) ? time : newest;
    }

    /**
     * What it comes to.
     *
     * @param entitiesMax how many terminals, merchants and devices to name at most, of each
     */
    public LabelReport report(int entitiesMax) {
        Map<String, RuleTally> byRule = new HashMap<>();
        Map<LabelSource, LabelReport.Labelled> bySource = new EnumMap<>(LabelSource.class);
        List<Duration> delays = new ArrayList<>();
        EntityRisks terminals = new EntityRisks();
        EntityRisks merchants = new EntityRisks();
        EntityRisks devices = new EntityRisks();
        long young = 0;
        for (Map.Entry<String, Decided> entry : decisions.entrySet()) {
            Decided decided = entry.getValue();
            Label label = labels.get(entry.getKey());
            boolean fraud = label != null && label.fraud();
            boolean settled = label != null || isOld(decided);
            young += settled ? 0 : 1;
            if (label != null) {
                bySource.merge(
                        label.source(),
                        new LabelReport.Labelled(fraud ? 1 : 0, fraud ? 0 : 1),
                        LabelReport.Labelled::plus);
                delays.add(Duration.between(decided.time(), label.knownAt()));
            }
            decided.ruleIds()
                    .forEach(ruleId -> count(byRule.computeIfAbsent(ruleId, id -> new RuleTally()), label, settled));
            terminals.add(decided.terminalId(), decided.time(), decided.allowed(), fraud);
            merchants.add(decided.merchantId(), decided.time(), decided.allowed(), fraud);
            devices.add(decided.deviceId(), decided.time(), decided.allowed(), fraud);
        }
        Map<String, RuleStanding> standings = new HashMap<>();
        byRule.forEach((ruleId, tally) -> standings.put(ruleId, tally.total()));
        return new LabelReport(
                newest,
                labelDelay,
                decisions.size(),
                young,
                bySource,
                labels.keySet().stream()
                        .filter(id -> !decisions.containsKey(id))
                        .count(),
                median(delays),
                standings,
                terminals.worst(entitiesMax),
                merchants.worst(entitiesMax),
                devices.worst(entitiesMax));
    }

    private boolean isOld(Decided decided) {
        return newest != null && !decided.time().isAfter(newest.minus(labelDelay));
    }

    private static void count(RuleTally tally, @Nullable Label label, boolean settled) {
        tally.hits++;
        tally.settled += settled ? 1 : 0;
        if (label != null) {
            tally.frauds += label.fraud() ? 1 : 0;
            tally.genuine += label.fraud() ? 0 : 1;
        }
    }

    private static @Nullable Duration median(List<Duration> delays) {
        if (delays.isEmpty()) {
            return null;
        }
        Collections.sort(delays);
        return delays.get((delays.size() - 1) / 2);
    }
}
