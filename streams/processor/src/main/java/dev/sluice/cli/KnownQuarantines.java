package dev.sluice.cli;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.Topics;
import dev.sluice.decision.quarantine.QuarantineCheck;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.serde.BadRecordException;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.traffic.TopicReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The latest quarantine of each entity, as its topic has it. */
final class KnownQuarantines {

    private final TreeMap<String, QuarantineChanged> bySubject = new TreeMap<>();
    private int ignored;

    private KnownQuarantines() {}

    /** Reads the topic to its end. */
    static KnownQuarantines read(ClusterConnection connection, SchemaCatalog schemas) {
        KnownQuarantines known = new KnownQuarantines();
        Deserializer<QuarantineChanged> deserializer =
                schemas.serde(QuarantineChanged.class).deserializer();
        try (TopicReader reader = TopicReader.fromTheBeginning(connection.clients(), Topics.QUARANTINE_CHANGED)) {
            do {
                reader.poll().forEach(record -> known.take(record, deserializer));
            } while (!reader.isAtTheEnd());
        }
        return known;
    }

    private void take(ConsumerRecord<String, byte[]> record, Deserializer<QuarantineChanged> deserializer) {
        try {
            QuarantineChanged quarantine =
                    record.value() == null ? null : deserializer.deserialize(record.topic(), record.value());
            QuarantineCheck.require(record.key(), quarantine);
            if (quarantine == null) {
                bySubject.remove(record.key());
            } else {
                bySubject.put(record.key(), quarantine);
            }
        } catch (BadRecordException | RejectedEventException e) {
            ignored++;
        }
    }

    /** How many records cannot be used; the instances ignore them as well. */
    int ignored() {
        return ignored;
    }

    /** All of them, by subject. */
    List<QuarantineChanged> all() {
        return List.copyOf(bySubject.values());
    }

    /** The latest of one entity. */
    Optional<QuarantineChanged> find(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }
}
