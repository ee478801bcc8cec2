package dev.sluice.replay.report;

import dev.sluice.contract.LabelSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the labels that have come in say.
 *
 * @param asOf the newest time that a payment or a label names; null if there are none
 * @param labelDelay how long labels normally take: payments that are younger are not judged without one
 * @param decisions payments that were decided
 * @param young how many of these have no label and are too young to be judged
 * @param bySource what each source of labels says of them
 * @param strangers labels of payments that are not among these
 * @param medianDelay from a payment to its label, the median; null if nothing is labelled
 * @param byRule what the labels say of each rule that hit, by its id
 * @param terminals the terminals with most frauds, the worst first
 * @param merchants the merchants with most frauds, the worst first
 * @param devices the devices with most frauds, the worst first
 */
public record LabelReport(
        @Nullable Instant asOf,
        Duration labelDelay,
        long decisions,
        long young,
        Map<LabelSource, Labelled> bySource,
        long strangers,
        @Nullable Duration medianDelay,
        Map<String, RuleStanding> byRule,
        List<EntityRisk> terminals,
        List<EntityRisk> merchants,
        List<EntityRisk> devices) {

    /** Copies the collections; sources and rules come in their order. */
    public LabelReport {
        bySource = Collections.unmodifiableMap(new TreeMap<>(bySource));
        byRule = Collections.unmodifiableMap(new TreeMap<>(byRule));
        terminals = List.copyOf(terminals);
        merchants = List.copyOf(merchants);
        devices = List.copyOf(devices);
    }

    /**
     * What one source says; of several labels of one payment the newest alone counts.
     *
     * @param frauds payments that it calls fraud
     * @param genuine payments that it calls genuine
     */
    public record Labelled(long frauds, long genuine) {

        Labelled plus(Labelled other) {
            return new Labelled(frauds + other.frauds, genuine + other.genuine);
        }
    }

    /** Returns how many payments are labelled fraud. */
    public long frauds() {
        return bySource.values().stream().mapToLong(Labelled::frauds).sum();
    }

    /** Returns how many payments are labelled genuine. */
    public long genuine() {
        return bySource.values().stream().mapToLong(Labelled::genuine).sum();
    }
}
