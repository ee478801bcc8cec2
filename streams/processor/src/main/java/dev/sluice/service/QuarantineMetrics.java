package dev.sluice.service;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.topology.QuarantineChange;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What came into quarantine, what was let out, and what payments met. */
final class QuarantineMetrics {

    private static final List<String> ENTITIES = Arrays.stream(QuarantinedEntity.values())
            .filter(entity -> entity != QuarantinedEntity.UNKNOWN)
            .map(QuarantineMetrics::word)
            .toList();

    private final MeterRegistry registry;

    QuarantineMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (String entity : ENTITIES) {
            registry.counter("sluice.decisions.quarantined", "entity", entity);
            for (QuarantineChange change : QuarantineChange.values()) {
                registry.counter("sluice.quarantines", "entity", entity, "change", word(change));
            }
        }
    }

    /** A decision was made, for the first time. */
    void decided(DecisionMade decision) {
        for (String subject : decision.getQuarantines()) {
            String entity = subject.substring(0, subject.indexOf('/'));
            registry.counter("sluice.decisions.quarantined", "entity", entity).increment();
        }
    }

    /** A quarantine changed. */
    void changed(QuarantineChanged quarantine, QuarantineChange change) {
        registry.counter("sluice.quarantines", "entity", word(quarantine.getEntityType()), "change", word(change))
                .increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
