package dev.sluice.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The streams of events from which Sluice decides, and which files of events and simulations hold. */
public enum EventStream {
    /** Payments that wait for a decision, keyed by account. */
    TRANSACTION(Topics.TRANSACTION_REQUESTED),
    /** What devices report, keyed by device. */
    TELEMETRY(Topics.DEVICE_TELEMETRY),
    /** What terminals report, keyed by terminal. */
    TERMINAL(Topics.TERMINAL_SECURITY),
    /** Merchants' profiles, keyed by merchant. */
    MERCHANT(Topics.MERCHANT_PROFILE),
    /** How challenges ended, keyed by account. */
    CHALLENGE(Topics.CHALLENGE_COMPLETED),
    /** Quarantines that people ended, keyed by kind and id of the entity. */
    QUARANTINE(Topics.QUARANTINE_LIFTED),
    /** What transactions turned out to be, keyed by transaction. */
    LABEL(Topics.TRANSACTION_LABELLED);

    private static final Map<String, EventStream> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventStream::word, stream -> stream));
    private static final Map<String, EventStream> BY_RECORD = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(stream -> stream.schema().getFullName(), stream -> stream));

    private final String topic;

    EventStream(String topic) {
        this.topic = topic;
    }

    /** Its name in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The topic that carries its events. */
    public String topic() {
        return topic;
    }

    /** The contract of its events. */
    public Schema schema() {
        return Objects.requireNonNull(Contracts.schemasByTopic().get(topic));
    }

    /** The key under which an event travels on the topic: the value of the field that its contract names. */
    public String keyOf(SpecificRecord event) {
        Schema schema = event.getSchema();
        return event.get(schema.getField(schema.getProp("key")).pos()).toString();
    }

    /** All of them by their names in a file. Unmodifiable. */
    public static Map<String, EventStream> byWord() {
        return BY_WORD;
    }

    /**
     * The stream that an event belongs to.
     *
     * @throws IllegalArgumentException if it belongs to none of them
     */
    public static EventStream of(SpecificRecord event) {
        EventStream stream = BY_RECORD.get(event.getSchema().getFullName());
        if (stream == null) {
            throw new IllegalArgumentException(
                    "no stream carries " + event.getSchema().getFullName());
        }
        return stream;
    }
}
