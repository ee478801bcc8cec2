package dev.sluice.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingest.PanRedactor;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.serde.BadRecordException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes dead letters: the original key and bytes, and in the headers what was wrong and where the record came from. The
 * headers {@code __streams.errors.*} are those of Kafka Streams' own handlers, {@code sluice.error.*} are for machines.
 * Anything that looks like a card number is masked in place, so that the bytes keep their length and structure. What comes
 * to a table that every instance holds has no letter: it is ignored, logged and counted.
 */
final class DeadLetters {

    /** The configuration key under which the handlers find the {@link ProcessingObserver}. */
    static final String OBSERVER_CONFIG = "sluice.processing.observer";

    static final String REASON_HEADER = "sluice.error.reason";
    static final String FIELD_HEADER = "sluice.error.field";
    static final String REDACTED_HEADER = "sluice.redacted";

    /** The reason of a record that met a defect of Sluice's own. */
    static final String INTERNAL_ERROR = "INTERNAL_ERROR";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String STREAMS_HEADER_PREFIX = "__streams.errors.";
    private static final int STACK_TRACE_LENGTH_MAX = 4_000;

    private final String topic;
    private final ProcessingObserver observer;

    private DeadLetters(String topic, ProcessingObserver observer) {
        this.topic = topic;
        this.observer = observer;
    }

    /** Reads topic and observer from the configuration of Kafka Streams. */
    static DeadLetters configured(Map<String, ?> configs) {
        return new DeadLetters(
                (String) Objects.requireNonNull(
                        configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG),
                        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG),
                (ProcessingObserver) Objects.requireNonNull(configs.get(OBSERVER_CONFIG), OBSERVER_CONFIG));
    }

    /** What is to be sent of a record that cannot be processed: its letter, or nothing where none can be sent. */
    List<ProducerRecord<byte[], byte[]>> of(ErrorHandlerContext context, Exception exception) {
        return of(context, context.sourceRawKey(), context.sourceRawValue(), exception);
    }

    /** The same of a record that cannot even be read. */
    List<ProducerRecord<byte[], byte[]>> of(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception exception) {
        if (isForTableOfEveryInstance(context)) {
            ignore(context, exception);
            return List.of();
        }
        return List.of(letter(context, key, value, exception));
    }

    /** Kafka Streams cannot send from there, and ends the instance where it is asked to. */
    private static boolean isForTableOfEveryInstance(ErrorHandlerContext context) {
        return context.taskId().subtopology() < 0;
    }

    private void ignore(ErrorHandlerContext context, Exception exception) {
        String reason = Fault.of(exception).reason();
        LOG.error(
                "a record is ignored that nothing can be decided by, topic {}, partition {}, offset {}: {}, {}",
                context.topic(),
                context.partition(),
                context.offset(),
                reason,
                PanRedactor.redact(String.valueOf(exception.getMessage())));
        observer.recordIgnored(String.valueOf(context.topic()), reason);
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception exception) {
        byte[] safeKey = PanRedactor.redact(key);
        byte[] safeValue = PanRedactor.redact(value);
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, context.timestamp(), safeKey, safeValue);
        Headers headers = letter.headers();
        for (Header header : context.headers()) {
            headers.add(header.key(), PanRedactor.redact(header.value()));
        }
        Fault fault = Fault.of(exception);
        describe(headers, String.valueOf(context.topic()), exception);
        if (safeKey != key || safeValue != value) {
            add(headers, REDACTED_HEADER, "true");
        }
        add(headers, STREAMS_HEADER_PREFIX + "partition", Integer.toString(context.partition()));
        add(headers, STREAMS_HEADER_PREFIX + "offset", Long.toString(context.offset()));
        if (fault.reason().equals(INTERNAL_ERROR)) {
            add(headers, STREAMS_HEADER_PREFIX + "stacktrace", stackTraceOf(exception));
        }
        observer.deadLettered(String.valueOf(context.topic()), fault.reason());
        return letter;
    }

    /** Says in the headers of a dead letter what was wrong, and on which topic the record came. */
    static void describe(Headers headers, String topic, Exception exception) {
        Fault fault = Fault.of(exception);
        add(headers, REASON_HEADER, fault.reason());
        if (fault.field() != null) {
            add(headers, FIELD_HEADER, fault.field());
        }
        add(headers, STREAMS_HEADER_PREFIX + "exception", exception.getClass().getName());
        add(headers, STREAMS_HEADER_PREFIX + "message", String.valueOf(exception.getMessage()));
        add(headers, STREAMS_HEADER_PREFIX + "topic", topic);
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        headers.add(name, PanRedactor.redact(String.valueOf(value).getBytes(UTF_8)));
    }

    private static String stackTraceOf(Exception exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), STACK_TRACE_LENGTH_MAX));
    }

    /** What was wrong, for machines. */
    private record Fault(String reason, @Nullable String field) {

        static Fault of(Exception exception) {
            if (exception instanceof RejectedEventException rejected) {
                return new Fault(rejected.reason(), rejected.field());
            }
            if (exception instanceof BadRecordException unreadable) {
                return new Fault(unreadable.reason().name(), null);
            }
            return new Fault(INTERNAL_ERROR, null);
        }
    }
}
