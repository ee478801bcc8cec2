package dev.sluice.topology;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What happens to a record that cannot be processed: it becomes a dead letter, and the partition goes on. A failure of
 * Kafka, of the registry or of a store is not the record's fault: it stops the thread, which starts again at the last
 * commit.
 */
public final class DeadLetterProcessingHandler implements ProcessingExceptionHandler {

    /** The configuration key under which the {@link ProcessingObserver} is handed to the handlers. */
    public static final String OBSERVER_CONFIG = DeadLetters.OBSERVER_CONFIG;

    private DeadLetters deadLetters;

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = DeadLetters.configured(configs);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (exception instanceof KafkaException) {
            return Response.fail();
        }
        return Response.resume(deadLetters.of(context, exception));
    }
}
