package dev.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.serde.BadRecordException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The serde against a registry server that is not ours, over its Confluent protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApicurioRegistryIT {

    private static final String TOPIC = Topics.TRANSACTION_REQUESTED;
    private static final TransactionRequested TRANSACTION = SampleRecords.transaction("t-1");

    @TempDir
    private static Path directory;

    private ApicurioServer server;
    private RegistrySettings settings;
    private SchemaCatalog catalog;
    private AvroSerde<TransactionRequested> serde;

    @BeforeAll
    void startServer() throws Exception {
        server = ApicurioServer.start(Path.of(System.getProperty("apicurio.directory")), directory.resolve("log"));
        settings = RegistrySettings.of(server.url()).withRetryTimeout(Duration.ZERO);
        catalog = SchemaCatalog.of(settings);
        catalog.register(TOPIC, TransactionRequested.getClassSchema());
        serde = catalog.serde(TransactionRequested.class);
    }

    @AfterAll
    void stopServer() {
        catalog.close();
        server.close();
    }

    @Test
    void every_contract_is_registered_and_found_again() {
        Contracts.schemasByTopic().forEach((topic, schema) -> {
            int id = catalog.register(topic, schema);

            assertThat(catalog.idForWriting(topic, schema)).isEqualTo(id);
            assertThat(catalog.register(topic, schema)).isEqualTo(id);
        });
    }

    @Test
    void what_was_written_is_read_by_another_instance() {
        byte[] bytes = serde.serializer().serialize(TOPIC, TRANSACTION);

        try (SchemaCatalog other = SchemaCatalog.of(settings)) {
            assertThat(other.serde(TransactionRequested.class).deserializer().deserialize(TOPIC, bytes))
                    .isEqualTo(TRANSACTION);
        }
    }

    @Test
    void an_id_that_it_does_not_know_blames_the_record() {
        byte[] bytes = serde.serializer().serialize(TOPIC, TRANSACTION);
        ByteBuffer.wrap(bytes).putInt(1, 987_654);

        BadRecordException error = catchThrowableOfType(
                BadRecordException.class, () -> serde.deserializer().deserialize(TOPIC, bytes));

        assertThat(error.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
    }

    @Test
    void a_schema_of_another_format_blames_the_record() throws Exception {
        String jsonSchema = "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}";
        ObjectMapper json = new ObjectMapper();
        HttpRequest registering = HttpRequest.newBuilder(URI.create(server.url() + "/subjects/json-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("schemaType", "JSON", "schema", jsonSchema))))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(registering, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        int id = json.readTree(answer.body()).path("id").asInt();
        byte[] bytes = serde.serializer().serialize(TOPIC, TRANSACTION);
        ByteBuffer.wrap(bytes).putInt(1, id);

        BadRecordException error = catchThrowableOfType(
                BadRecordException.class, () -> serde.deserializer().deserialize(TOPIC, bytes));

        assertThat(error.reason()).isEqualTo(Reason.NOT_AVRO);
    }

    @Test
    void a_schema_that_is_not_registered_is_refused() {
        assertThatThrownBy(() -> serde.serializer().serialize("unheard-of", TRANSACTION))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("unheard-of-value");
        assertThatThrownBy(() -> catalog.idForWriting(TOPIC, Schema.create(Schema.Type.INT)))
                .isInstanceOf(SchemaRefusedException.class);
    }
}
