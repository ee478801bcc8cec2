package dev.sluice.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds events to what their schema itself says: what must be there, the {@code format} of texts, {@code minimum} and
 * {@code maximum} of numbers, plausible times and amounts, and no card number in any text.
 *
 * @param <T> the kind of event
 */
public final class SchemaValidator<T extends SpecificRecord> implements EventValidator<T> {
    private final IngestLimits limits;
    private final InstantSource clock;
    private final RecordCheck check;
    private final FieldName keyField;
    private final int keyPosition;

    /**
     * @param schema the schema of the events, a record with a {@code key} property
     * @param limits how far an event may go
     * @param clock tells what is the future; in replay, where the past is decided again, of the time that is replayed
     * @throws IllegalArgumentException if the schema does not name a field as its key
     */
    public SchemaValidator(Schema schema, IngestLimits limits, InstantSource clock) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.clock = Objects.requireNonNull(clock, "clock");
        check = RecordCheck.of(schema, limits);
        Schema.Field key = schema.getField(String.valueOf(schema.getProp("key")));
        if (key == null) {
            throw new IllegalArgumentException(
                    "schema " + schema.getFullName() + " has no property \"key\" that names one of its fields; add it");
        }
        keyField = FieldName.of(schema).child(key.name());
        keyPosition = key.pos();
    }

    @Override
    public List<Rejection> validate(T event) {
        return check(event).list();
    }

    @Override
    public List<Rejection> validateKeyed(@Nullable String key, T event) {
        Rejections out = check(event);
        Object named = event.get(keyPosition);
        if (named != null && !named.toString().equals(key)) {
            keyField.reject(
                    out,
                    RejectionReason.KEY_MISMATCH,
                    "is not the record's key" + (key == null ? ", there is none" : "") + ": send it as the key too");
        }
        return out.list();
    }

    private Rejections check(T event) {
        Rejections out = new Rejections();
        Instant latest = clock.instant().plus(limits.futureSkewMax());
        check.check(event, new TimeBounds(limits.earliestTime(), latest), out);
        return out;
    }
}
