package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaSettingsTest {

    private static final Properties ALONE = EmbeddedKafkaSettings.of(Path.of("kafka"), 9092, 9093);

    /** Seen in a run of sluice torture: the abort fell into the start of the broker and was lost. */
    @Test
    void a_broker_whose_partitions_have_no_leader_while_it_starts_does_not_hurry_to_abort() {
        BrokerNode single = new BrokerNode(1, "cluster", 9092, 9094, 9095, List.of(9093));

        assertThat(ALONE).doesNotContainKey(EmbeddedKafkaSettings.ABORT_INTERVAL);
        assertThat(EmbeddedKafkaSettings.withPeersAndRelay(ALONE, single))
                .doesNotContainKey(EmbeddedKafkaSettings.ABORT_INTERVAL);
    }

    @Test
    void one_of_three_brokers_soon_aborts_what_a_killed_instance_left_open() {
        BrokerNode second = new BrokerNode(2, "cluster", 9092, 9094, 9095, List.of(9093, 9193, 9293));

        assertThat(EmbeddedKafkaSettings.withPeersAndRelay(ALONE, second))
                .containsEntry(EmbeddedKafkaSettings.ABORT_INTERVAL, "1000")
                .containsEntry("node.id", "2")
                .containsEntry("min.insync.replicas", "2");
    }
}
