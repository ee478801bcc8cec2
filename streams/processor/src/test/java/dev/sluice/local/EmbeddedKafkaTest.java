package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    private Path directory;

    @Test
    void keeps_what_was_written_when_it_is_started_again_on_the_same_directory_and_port() {
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            port = kafka.port();
            kafka.createTopics(List.of(new NewTopic("letters", 2, (short) 1)));
            write(kafka, "letters", "a", "b");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port)) {
            kafka.createTopics(List.of(new NewTopic("letters", 2, (short) 1)));
            write(kafka, "letters", "c");

            assertThat(kafka.port()).isEqualTo(port);
            assertThat(read(kafka, "letters", 3)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void commits_transactions() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            kafka.createTopics(List.of(new NewTopic("letters", 1, (short) 1)));

            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "writer"),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("letters", "withdrawn"));
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("letters", "kept"));
                producer.commitTransaction();
            }

            assertThat(read(kafka, "letters", 1)).containsExactly("kept");
        }
    }

    @Test
    void says_which_topic_the_broker_refused() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            assertThatThrownBy(() -> kafka.createTopics(List.of(new NewTopic("no spaces", 1, (short) 1))))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("no spaces");
        }
    }

    @Test
    void says_that_its_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedKafka.start(directory, port))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Port " + port + " is in use");
        }
    }

    @Test
    void refuses_a_port_that_cannot_be() {
        assertThatThrownBy(() -> EmbeddedKafka.start(directory, 70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
    }

    private static void write(EmbeddedKafka kafka, String topic, String... values) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value));
            }
        }
    }

    private static List<String> read(EmbeddedKafka kafka, String topic, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
