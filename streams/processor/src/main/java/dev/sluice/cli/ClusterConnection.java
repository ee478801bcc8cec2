package dev.sluice.cli;

import dev.sluice.publication.ApprovalPolicy;
import dev.sluice.serde.RegistrySettings;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * How to reach a running system.
 *
 * @param kafka its brokers, and how to log in there
 * @param registry its registry, and how to log in there
 * @param applicationId which instances belong together
 * @param approval who has to approve rule sets there, as far as the configuration says
 */
record ClusterConnection(
        SluiceConfig.Kafka kafka, RegistrySettings registry, String applicationId, ApprovalPolicy approval) {

    private static final int ANSWER_MILLIS = 10_000;

    /** The brokers to begin with, as they are told to people. */
    String brokers() {
        return kafka.bootstrapServers();
    }

    /** What Kafka's clients connect with, by Kafka's own names. */
    Map<String, Object> clients() {
        return kafka.connection();
    }

    /**
     * Waits until a broker answers, but not for long: whoever asks something of a cluster that is not there learns it before
     * Kafka's clients give up.
     *
     * @throws KafkaException if none does
     */
    void requireAnswer() {
        Map<String, Object> patience = new HashMap<>(clients());
        patience.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        patience.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        Admin admin = Admin.create(patience);
        try {
            admin.describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw noAnswer();
            }
            throw e.getCause() instanceof KafkaException ofKafka ? ofKafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for a broker", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static KafkaException noAnswer() {
        return new KafkaException("no broker answers there within " + ANSWER_MILLIS / 1_000
                + " seconds: is the cluster running, and is the address right?");
    }

    /** The registry's schemas; to be closed. */
    SchemaCatalog schemas() {
        return SchemaCatalog.of(registry);
    }
}
