package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryBrokerRestartTest {

    private static final AvroSchema TEXT = new AvroSchema("\"string\"");
    private static final AvroSchema NUMBER = new AvroSchema("\"int\"");

    @TempDir
    private Path directory;

    @Test
    void a_registry_answers_while_its_broker_is_away_and_takes_changes_when_it_is_back() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryServerSettings.of(kafka.bootstrapServers()))) {
            int text = clientOf(registry).register("texts", TEXT);

            kafka.close();
            assertThat(clientOf(registry).getSchemaById(text)).isEqualTo(TEXT);

            kafka = EmbeddedKafka.start(directory, kafka.port());
            int number = clientOf(registry).register("numbers", NUMBER);
            assertThat(number).isEqualTo(text + 1);
            assertThat(clientOf(registry).getAllSubjects()).containsExactly("numbers", "texts");
        } finally {
            kafka.close();
        }
    }

    private static SchemaRegistryClient clientOf(EmbeddedRegistry registry) {
        return new CachedSchemaRegistryClient(registry.url(), 10);
    }
}
