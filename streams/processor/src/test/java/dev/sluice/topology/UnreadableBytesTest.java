package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

/** Bytes that cannot be read, on a topic of tasks and on one that every instance holds: Kafka's test driver does not ask there. */
class UnreadableBytesTest {

    private static final byte[] BYTES = {42};
    private static final TaskId SOME_TASK = new TaskId(0, 0);

    /** As Kafka Streams calls what fills the tables that every instance holds. */
    private static final TaskId EVERY_INSTANCE = new TaskId(-1, -1);

    private final CountingObserver observer = new CountingObserver();

    @Test
    void what_comes_to_a_task_becomes_a_dead_letter() {
        Response response = handle(SOME_TASK);

        assertThat(response.result()).isEqualTo(Result.RESUME);
        assertThat(response.deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(BYTES));
        assertThat(observer.deadLettered).isEqualTo(1);
        assertThat(observer.recordsIgnored).isEmpty();
    }

    @Test
    void what_comes_to_a_table_of_every_instance_is_ignored_and_counted() {
        Response response = handle(EVERY_INSTANCE);

        assertThat(response.result()).isEqualTo(Result.RESUME);
        assertThat(response.deadLetterQueueRecords())
                .as("Kafka Streams ends the instance if there is one")
                .isEmpty();
        assertThat(observer.deadLettered).isZero();
        assertThat(observer.recordsIgnored)
                .containsExactly(Topics.QUARANTINE_CHANGED + " " + DeadLetters.INTERNAL_ERROR);
    }

    private Response handle(TaskId task) {
        DeadLetterDeserializationHandler handler = new DeadLetterDeserializationHandler();
        handler.configure(Map.of(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                Topics.DEAD_LETTER,
                DeadLetters.OBSERVER_CONFIG,
                observer));
        ErrorHandlerContext context = new DefaultErrorHandlerContext(
                null, Topics.QUARANTINE_CHANGED, 0, 7, new RecordHeaders(), "quarantines", task, 0, null, BYTES);
        return handler.handleError(
                context,
                new ConsumerRecord<>(Topics.QUARANTINE_CHANGED, 0, 7, null, BYTES),
                new SerializationException("the bytes break off"));
    }
}
