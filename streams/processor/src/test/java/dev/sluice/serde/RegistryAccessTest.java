package dev.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.local.EmbeddedKafka;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Logging in to a registry behind HTTPS, with Confluent's client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryAccessTest {

    private static final String TOPIC = "payments";
    private static final TransactionRequested TRANSACTION = SampleRecords.transaction("t-1");
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("sluice:secret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path directory;

    private TestKeys serverKeys;
    private TestKeys clientKeys;
    private SSLContext serverTls;
    private EmbeddedKafka kafka;
    private EmbeddedRegistry registry;

    @BeforeAll
    void startRegistry() throws Exception {
        serverKeys = TestKeys.create(directory, "server");
        clientKeys = TestKeys.create(directory, "client");
        serverTls = serverKeys.contextTrusting(clientKeys);
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        registry = EmbeddedRegistry.start(RegistryServerSettings.of(kafka.bootstrapServers()));
    }

    @AfterAll
    void stopRegistry() {
        registry.close();
        kafka.close();
    }

    @Test
    void user_and_password_pass_through_tls() throws Exception {
        try (GuardedProxy proxy = new GuardedProxy(registry.url(), serverTls, BASIC)) {
            assertThat(roundTrip(proxy, Map.of("basic.auth.user.info", "sluice:secret")))
                    .isEqualTo(TRANSACTION);
        }
    }

    @Test
    void a_wrong_password_is_named_and_not_tried_again() throws Exception {
        try (GuardedProxy proxy = new GuardedProxy(registry.url(), serverTls, BASIC)) {
            assertThatThrownBy(() -> roundTrip(proxy, Map.of("basic.auth.user.info", "sluice:wrong")))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("credentials")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void a_token_passes_through_tls() throws Exception {
        try (GuardedProxy proxy = new GuardedProxy(registry.url(), serverTls, "Bearer abc")) {
            assertThat(roundTrip(proxy, Map.of("bearer.auth.token", "abc"))).isEqualTo(TRANSACTION);
        }
    }

    @Test
    void a_client_certificate_logs_in() throws Exception {
        try (GuardedProxy proxy = new GuardedProxy(registry.url(), serverTls, "")) {
            assertThat(roundTrip(
                            proxy,
                            Map.of(
                                    "schema.registry.ssl.keystore.location",
                                    clientKeys.keyStore().toString(),
                                    "schema.registry.ssl.keystore.type",
                                    "PKCS12",
                                    "schema.registry.ssl.keystore.password",
                                    TestKeys.PASSWORD,
                                    "schema.registry.ssl.key.password",
                                    TestKeys.PASSWORD)))
                    .isEqualTo(TRANSACTION);
        }
    }

    @Test
    void without_the_client_certificate_the_registry_is_out_of_reach() throws Exception {
        try (GuardedProxy proxy = new GuardedProxy(registry.url(), serverTls, "")) {
            assertThatThrownBy(() -> roundTrip(proxy, Map.of())).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void a_server_that_is_not_trusted_gets_no_credentials() throws Exception {
        try (GuardedProxy proxy = new GuardedProxy(registry.url(), serverTls, BASIC);
                SchemaCatalog catalog = SchemaCatalog.of(RegistrySettings.parse(Map.of(
                        "schema.registry.url", proxy.url(),
                        "basic.auth.user.info", "sluice:secret",
                        "retry.timeout.ms", "0")))) {
            assertThatThrownBy(() -> catalog.register(TOPIC, TransactionRequested.getClassSchema()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("SSL");
        }
    }

    private TransactionRequested roundTrip(GuardedProxy proxy, Map<String, String> access) {
        Map<String, String> options = new HashMap<>(access);
        options.put("schema.registry.url", proxy.url());
        options.put(
                "schema.registry.ssl.truststore.location",
                serverKeys.trustStore().toString());
        options.put("schema.registry.ssl.truststore.type", "PKCS12");
        options.put("schema.registry.ssl.truststore.password", TestKeys.PASSWORD);
        options.put("retry.timeout.ms", "0");
        options.put("auto.register.schemas", "true");
        try (SchemaCatalog catalog = SchemaCatalog.of(RegistrySettings.parse(options))) {
            AvroSerde<TransactionRequested> serde = catalog.serde(TransactionRequested.class);
            return serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, TRANSACTION));
        }
    }
}
