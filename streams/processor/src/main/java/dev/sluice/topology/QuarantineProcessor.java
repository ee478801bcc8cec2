package dev.sluice.topology;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.decision.EventClock;
import dev.sluice.decision.quarantine.QuarantineLedger;
import dev.sluice.decision.quarantine.QuarantineRefusals;
import dev.sluice.decision.quarantine.Quarantines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest quarantine of each entity, and tells all instances. What changes nothing is told again, in case that the
 * first time did not get through. Quarantines that ended long ago are forgotten, here and on the topic.
 */
final class QuarantineProcessor implements Processor<String, SpecificRecord, String, QuarantineChanged> {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    /** So long an ended quarantine still explains late payments. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(30);

    private final TopologyEnvironment environment;
    private final EventClock clock = new EventClock();
    private ProcessorContext<String, QuarantineChanged> context;
    private KeyValueStore<String, QuarantineChanged> ledger;

    QuarantineProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, QuarantineChanged> context) {
        this.context = context;
        ledger = context.getStateStore(StateStores.QUARANTINE_LEDGER);
        context.schedule(BETWEEN_SWEEPS, PunctuationType.WALL_CLOCK_TIME, this::forgetWhatEndedLongAgo);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        SpecificRecord value = Values.required(record);
        if (value instanceof QuarantineChanged begun) {
            begin(record.withValue(begun));
        } else if (value instanceof QuarantineLifted lifted) {
            environment.validators().quarantines().require(record.key(), lifted);
            lift(record.withValue(lifted));
        } else {
            throw new IllegalStateException("quarantines meet hits and their ends, not "
                    + value.getSchema().getFullName());
        }
    }

    private void begin(Record<String, QuarantineChanged> begun) {
        clock.observe(begun.value().getStartedAt());
        QuarantineChanged current = ledger.get(begun.key());
        Optional<QuarantineChanged> changed = QuarantineLedger.begin(current, begun.value());
        changed.ifPresent(quarantine -> keep(
                quarantine,
                current == null || !quarantine.getStartedAt().isBefore(Quarantines.endOf(current))
                        ? QuarantineChange.BEGUN
                        : QuarantineChange.PROLONGED));
        tell(begun.key(), changed.orElse(current), begun.timestamp());
    }

    private void lift(Record<String, QuarantineLifted> lifted) {
        QuarantineChanged current = ledger.get(lifted.key());
        if (!isLiftedSo(current, lifted.value())) {
            keep(
                    QuarantineLedger.lift(current, lifted.value())
                            .orElseThrow(() -> QuarantineRefusals.notHeld(lifted.value())),
                    QuarantineChange.LIFTED);
        }
        tell(lifted.key(), ledger.get(lifted.key()), lifted.timestamp());
    }

    private static boolean isLiftedSo(@Nullable QuarantineChanged current, QuarantineLifted lifted) {
        return current != null && lifted.getLiftedAt().equals(current.getLiftedAt());
    }

    private void keep(QuarantineChanged quarantine, QuarantineChange change) {
        ledger.put(quarantine.getSubject(), quarantine);
        environment.observer().quarantineChanged(quarantine, change);
    }

    private void tell(String subject, @Nullable QuarantineChanged quarantine, long timestamp) {
        context.forward(new Record<>(subject, quarantine, timestamp));
    }

    private void forgetWhatEndedLongAgo(long nowMillis) {
        List<String> ended = new ArrayList<>();
        try (KeyValueIterator<String, QuarantineChanged> entries = ledger.all()) {
            while (entries.hasNext()) {
                KeyValue<String, QuarantineChanged> entry = entries.next();
                if (clock.isFurtherBack(Quarantines.endOf(entry.value), KEPT_AFTER_END)) {
                    ended.add(entry.key);
                }
            }
        }
        for (String subject : ended) {
            ledger.delete(subject);
            tell(subject, null, nowMillis);
        }
    }
}
