package dev.sluice.topology;

import dev.sluice.serde.BadRecordException;
import dev.sluice.serde.SerdeException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * What happens to bytes that cannot be read: they become a dead letter, and the partition goes on. While the registry
 * cannot be reached nobody knows whether the bytes are good, so the thread stops and tries again.
 */
public final class DeadLetterDeserializationHandler implements DeserializationExceptionHandler {

    private DeadLetters deadLetters;

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = DeadLetters.configured(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof SerdeException && !(exception instanceof BadRecordException)) {
            return Response.fail();
        }
        return Response.resume(deadLetters.of(context, record.key(), record.value(), exception));
    }
}
