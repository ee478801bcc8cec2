package dev.sluice.topology;

import dev.sluice.ingest.RejectedEventException;
import dev.sluice.ingest.Rejection;
import dev.sluice.ingest.RejectionReason;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Guards against records without a value, which mean nothing on a topic of events. */
final class Values {

    private Values() {}

    /**
     * The value of a record.
     *
     * @throws RejectedEventException if there is none
     */
    static <V> V required(Record<String, V> record) {
        V value = record.value();
        if (value == null) {
            throw new RejectedEventException(List.of(new Rejection(
                    "value",
                    RejectionReason.MISSING,
                    "value: the record has none; a tombstone means nothing here, publish an event")));
        }
        return value;
    }
}
