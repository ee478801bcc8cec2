package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An embedded registry for each test, asked by Confluent's own client. Its topic is a new one on a broker that all tests
 * of the registry share.
 */
final class RegistryHarness implements BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private SharedKafka shared;
    private RegistryServerSettings settings;
    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;

    /** Ends with the last test of the run, since it lies in the root of the store. */
    private record SharedKafka(EmbeddedKafka broker, Path directory) implements AutoCloseable {

        static SharedKafka start() {
            try {
                Path directory = Files.createTempDirectory("registry-tests");
                return new SharedKafka(EmbeddedKafka.start(directory), directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            broker.close();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RegistryHarness.class))
                .getOrComputeIfAbsent(SharedKafka.class, type -> SharedKafka.start(), SharedKafka.class);
        settings = settings("_schemas" + TOPICS.incrementAndGet());
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        registry.close();
    }

    private void start() {
        registry = EmbeddedRegistry.start(settings);
        client = newClient();
    }

    void restart() {
        registry.close();
        start();
    }

    EmbeddedKafka kafka() {
        return shared.broker();
    }

    RegistryServerSettings settings() {
        return settings;
    }

    /** Settings with another topic. */
    RegistryServerSettings settings(String topic) {
        return new RegistryServerSettings(
                kafka().bootstrapServers(), "127.0.0.1", 0, topic, (short) 1, CompatibilityLevel.BACKWARD, Map.of());
    }

    String url() {
        return registry.url();
    }

    int port() {
        return registry.port();
    }

    /** The client of this test, which remembers what it was told. */
    SchemaRegistryClient client() {
        return client;
    }

    /** A client that remembers nothing yet. */
    SchemaRegistryClient newClient() {
        return clientOf(registry);
    }

    static SchemaRegistryClient clientOf(EmbeddedRegistry registry) {
        return new CachedSchemaRegistryClient(registry.url(), 100);
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
    }

    String post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Content-Type")).hasValue(RegistryRoutes.MEDIA_TYPE);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static RestClientException assertError(int status, int code, ThrowingCallable call) {
        RestClientException error = catchThrowableOfType(RestClientException.class, call);
        assertThat(error).as("error").isNotNull();
        assertThat(error.getStatus()).isEqualTo(status);
        assertThat(error.getErrorCode()).isEqualTo(code);
        return error;
    }
}
