package dev.sluice.service;

import dev.sluice.decision.Revision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came after decisions, and what it would have changed. */
final class LateMetrics {

    private final Map<String, Map<Revision.Effect, Counter>> reports;
    private final Counter missedFrauds;

    LateMetrics(MeterRegistry registry) {
        reports = Stream.of("telemetry", "terminal")
                .collect(Collectors.toUnmodifiableMap(Function.identity(), kind -> effects(registry, kind)));
        missedFrauds = registry.counter("sluice.missed.frauds");
    }

    private static Map<Revision.Effect, Counter> effects(MeterRegistry registry, String kind) {
        Map<Revision.Effect, Counter> counters = new EnumMap<>(Revision.Effect.class);
        for (Revision.Effect effect : Revision.Effect.values()) {
            String word = effect.name().toLowerCase(Locale.ROOT);
            counters.put(effect, registry.counter("sluice.late.reports", "kind", kind, "effect", word));
        }
        return counters;
    }

    /** A report was news to a decided payment. */
    void report(String kind, Revision.Effect effect) {
        Map<Revision.Effect, Counter> counters = reports.get(kind);
        Counter counter = counters == null ? null : counters.get(effect);
        if (counter != null) {
            counter.increment();
        }
    }

    /** A payment that went through turned out to be a fraud. */
    void missedFraud() {
        missedFrauds.increment();
    }
}
