package dev.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.serde.BadRecordException.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader makes of a registry that does not answer as it should: no good record may be lost for it. */
class RegistryFailureTest {

    private static final String TOPIC = "payments";
    private static final byte[] RECORD = {0, 0, 0, 0, 7, 1, 2, 3};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | {\"error_code\":50001,\"message\":\"store failed\"}",
                "503 | upstream connect error",
                "429 | {\"error_code\":42901,\"message\":\"slow down\"}",
                "404 | <html>not here</html>",
                "404 | {\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}",
                "200 | <html>a log-in page</html>",
            })
    void an_answer_that_says_nothing_about_the_schema_blames_the_registry(int status, String body) throws Exception {
        try (StubRegistry registry = new StubRegistry(status, body)) {
            assertThatThrownBy(() -> read(registry.url(), Duration.ZERO))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("fetch schema 7")
                    .hasMessageContaining(registry.url());
        }
    }

    @Test
    void nobody_listening_blames_the_registry() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> read("http://127.0.0.1:" + port, Duration.ZERO))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void silence_blames_the_registry_when_the_read_timeout_is_over() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            RegistrySettings settings = new RegistrySettings(
                    RegistrySettings.of("http://127.0.0.1:" + silent.getLocalPort())
                            .urls(),
                    new RegistryCredentials.None(),
                    Map.of(),
                    Duration.ofMillis(200),
                    Duration.ofMillis(200),
                    Duration.ZERO,
                    false);
            try (SchemaCatalog catalog = SchemaCatalog.of(settings)) {
                assertThatThrownBy(() -> serde(catalog).deserializer().deserialize(TOPIC, RECORD))
                        .isInstanceOf(RegistryUnavailableException.class)
                        .hasMessageContaining("timed out");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void refused_credentials_are_named_at_once_without_trying_again(int status) throws Exception {
        try (StubRegistry registry = new StubRegistry(status, "{\"error_code\":" + status + ",\"message\":\"no\"}")) {
            assertThatThrownBy(() -> read(registry.url(), Duration.ofSeconds(30)))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("credentials");
            assertThat(registry.requests()).isEqualTo(1);
        }
    }

    @Test
    void an_id_that_the_registry_does_not_know_blames_the_record_without_trying_again() throws Exception {
        try (StubRegistry registry = new StubRegistry(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}")) {
            BadRecordException error =
                    catchThrowableOfType(BadRecordException.class, () -> read(registry.url(), Duration.ofSeconds(30)));

            assertThat(error.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
            assertThat(error).hasMessageContaining("id 7");
            assertThat(registry.requests()).isEqualTo(1);
        }
    }

    @Test
    void many_records_with_one_unknown_id_cost_one_request_a_second() throws Exception {
        try (StubRegistry registry = new StubRegistry(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
                SchemaCatalog catalog = SchemaCatalog.of(RegistrySettings.of(registry.url()))) {
            Serde<TransactionRequested> serde = serde(catalog);
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, RECORD))
                        .isInstanceOf(BadRecordException.class);
            }
            long seconds = 1 + (System.nanoTime() - start) / 1_000_000_000;

            assertThat(registry.requests()).isLessThanOrEqualTo((int) seconds + 1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}",
                "{\"schema\":\"{\\\"type\\\":\\\"recrod\\\"}\"}",
            })
    void a_schema_that_is_not_avro_blames_the_record(String answer) throws Exception {
        try (StubRegistry registry = new StubRegistry(200, answer)) {
            BadRecordException error =
                    catchThrowableOfType(BadRecordException.class, () -> read(registry.url(), Duration.ofSeconds(30)));

            assertThat(error.reason()).isEqualTo(Reason.NOT_AVRO);
        }
    }

    @Test
    void a_record_waits_for_a_registry_that_comes_back_in_time() throws Exception {
        TransactionRequested transaction = SampleRecords.transaction("t-1");
        byte[] value;
        String schema;
        try (StubRegistry writing = new StubRegistry(200, "{\"id\":7}");
                SchemaCatalog catalog =
                        SchemaCatalog.of(RegistrySettings.of(writing.url()).withAutoRegister(true))) {
            value = serde(catalog).serializer().serialize(TOPIC, transaction);
            schema = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "schema", TransactionRequested.getClassSchema().toString()));
        }

        try (StubRegistry registry = new StubRegistry(503, "starting");
                SchemaCatalog catalog = SchemaCatalog.of(RegistrySettings.of(registry.url()))) {
            CompletableFuture<TransactionRequested> reading = CompletableFuture.supplyAsync(
                    () -> serde(catalog).deserializer().deserialize(TOPIC, value));
            await().atMost(Duration.ofSeconds(25)).until(() -> registry.requests() >= 2);
            assertThat(reading).isNotDone();

            registry.answer(200, schema);

            assertThat(reading).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(transaction);
        }
    }

    private static TransactionRequested read(String url, Duration retry) {
        try (SchemaCatalog catalog = SchemaCatalog.of(RegistrySettings.of(url).withRetryTimeout(retry))) {
            return serde(catalog).deserializer().deserialize(TOPIC, RECORD);
        }
    }

    private static Serde<TransactionRequested> serde(SchemaCatalog catalog) {
        return catalog.serde(TransactionRequested.class);
    }
}
