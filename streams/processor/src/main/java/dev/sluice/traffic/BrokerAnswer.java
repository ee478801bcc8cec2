package dev.sluice.traffic;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** What a broker answers about a group, waited for. */
final class BrokerAnswer {

    private static final long TIMEOUT_SECONDS = 20;

    private BrokerAnswer() {}

    /**
     * Waits for an answer.
     *
     * @throws IllegalStateException if there is none in time, or the thread is interrupted
     */
    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not tell how far the group is", e);
        }
    }
}
