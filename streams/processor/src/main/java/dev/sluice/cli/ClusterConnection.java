package dev.sluice.cli;

import dev.sluice.publication.ApprovalPolicy;
import dev.sluice.serde.RegistrySettings;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import java.util.Map;

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

    /** The brokers to begin with, as they are told to people. */
    String brokers() {
        return kafka.bootstrapServers();
    }

    /** What Kafka's clients connect with, by Kafka's own names. */
    Map<String, Object> clients() {
        return kafka.connection();
    }

    /** The registry's schemas; to be closed. */
    SchemaCatalog schemas() {
        return SchemaCatalog.of(registry);
    }
}
