package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The embedded registry, asked by Confluent's own client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedRegistryTest {

    private static final AvroSchema V1 = record("{'name':'id','type':'string'}");
    private static final AvroSchema WITH_DEFAULT =
            record("{'name':'id','type':'string'},{'name':'note','type':'string','default':''}");
    private static final AvroSchema WITHOUT_DEFAULT =
            record("{'name':'id','type':'string'},{'name':'note','type':'string'}");
    private static final AvroSchema WITH_MEMO =
            record("{'name':'id','type':'string'},{'name':'memo','type':'string','default':''}");
    private static final AvroSchema OTHER_TYPE = record("{'name':'id','type':'long'}");

    private static int topics;

    @TempDir
    private static Path directory;

    private EmbeddedKafka kafka;
    private RegistryServerSettings settings;
    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;

    @BeforeAll
    void startKafka() {
        kafka = EmbeddedKafka.start(directory);
    }

    @AfterAll
    void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void startRegistry() {
        topics++;
        settings = new RegistryServerSettings(
                kafka.bootstrapServers(),
                "127.0.0.1",
                0,
                "_schemas" + topics,
                (short) 1,
                CompatibilityLevel.BACKWARD,
                Map.of());
        registry = EmbeddedRegistry.start(settings);
        client = clientOf(registry);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Nested
    class Registering {

        @Test
        void the_same_schema_again_gets_the_same_id_and_no_new_version() throws Exception {
            int id = client.register("payments-value", V1);

            assertThat(clientOf(registry).register("payments-value", V1)).isEqualTo(id);
            assertThat(client.getAllVersions("payments-value")).containsExactly(1);
        }

        @Test
        void the_same_schema_under_another_subject_shares_its_id() throws Exception {
            int id = client.register("payments-value", V1);
            client.register("payments-value", WITH_DEFAULT);

            assertThat(client.register("refunds-value", V1)).isEqualTo(id);
            assertThat(client.getAllSubjects()).containsExactly("payments-value", "refunds-value");
            assertThat(client.getAllSubjectsById(id)).containsExactly("payments-value", "refunds-value");
            assertThat(client.getAllVersionsById(id))
                    .extracting("subject", "version")
                    .containsExactly(tuple("payments-value", 1), tuple("refunds-value", 1));
        }

        @Test
        void a_schema_is_found_by_its_id_by_its_version_and_by_itself() throws Exception {
            client.register("payments-value", V1);
            int id = client.register("payments-value", WITH_DEFAULT);

            SchemaRegistryClient fresh = clientOf(registry);
            assertThat(fresh.getSchemaById(id)).isEqualTo(WITH_DEFAULT);
            assertThat(fresh.getSchemaBySubjectAndId("payments-value", id)).isEqualTo(WITH_DEFAULT);
            assertThat(fresh.getSchemaMetadata("payments-value", 1).getSchema()).isEqualTo(V1.canonicalString());
            assertThat(fresh.getLatestSchemaMetadata("payments-value").getVersion())
                    .isEqualTo(2);
            assertThat(fresh.getId("payments-value", WITH_DEFAULT)).isEqualTo(id);
            assertThat(fresh.getVersion("payments-value", WITH_DEFAULT)).isEqualTo(2);
        }

        @Test
        void order_of_properties_matters_unless_the_client_asks_for_normal_form() throws Exception {
            AvroSchema oneOrder = record("{'name':'id','type':{'type':'string','a':1,'b':2}}");
            AvroSchema otherOrder = record("{'name':'id','type':{'type':'string','b':2,'a':1}}");
            int id = client.register("payments-value", oneOrder);

            assertThat(client.getId("payments-value", otherOrder, true)).isEqualTo(id);
            assertError(404, 40403, () -> clientOf(registry).getId("payments-value", otherOrder, false));
        }

        @Test
        void schema_with_references_is_refused() {
            assertThat(post("/subjects/x/versions", """
                    {"schema":"\\"string\\"","references":[{"name":"a","subject":"b","version":1}]}""")).contains("42201", "references are not supported");
        }

        @Test
        void another_schema_format_is_refused() {
            assertThat(post("/subjects/x/versions", "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"))
                    .contains("42201", "JSON");
        }

        @Test
        void what_is_no_schema_is_refused() {
            assertThat(post("/subjects/x/versions", "{\"schema\":\"{\\\"type\\\":\\\"recrod\\\"}\"}"))
                    .contains("42201", "Invalid Avro schema");
            assertThat(post("/subjects/x/versions", "not json")).contains("400", "not JSON");
        }
    }

    @Nested
    class Compatibility {

        @Test
        void an_incompatible_schema_is_refused_with_what_is_wrong_with_it() throws Exception {
            client.register("payments-value", V1);

            RestClientException refusal = assertError(409, 409, () -> client.register("payments-value", OTHER_TYPE));

            assertThat(refusal).hasMessageContaining("payments-value").hasMessageContaining("TYPE_MISMATCH");
            assertThat(client.getAllVersions("payments-value")).containsExactly(1);
        }

        @Test
        void each_level_decides_as_it_is_defined() throws Exception {
            client.register("payments-value", V1);

            assertThat(accepts("NONE", OTHER_TYPE)).isTrue();
            assertThat(accepts("BACKWARD", WITHOUT_DEFAULT)).isFalse();
            assertThat(accepts("BACKWARD", WITH_DEFAULT)).isTrue();
            assertThat(accepts("FORWARD", WITHOUT_DEFAULT)).isTrue();
            assertThat(accepts("FULL", WITHOUT_DEFAULT)).isFalse();
            assertThat(accepts("FULL", WITH_DEFAULT)).isTrue();
        }

        @Test
        void a_transitive_level_also_looks_at_the_versions_before_the_latest() throws Exception {
            client.register("payments-value", WITHOUT_DEFAULT);
            client.updateCompatibility("payments-value", "NONE");
            client.register("payments-value", V1);
            AvroSchema otherNote = record("{'name':'id','type':'string'},{'name':'note','type':'long','default':0}");

            assertThat(accepts("BACKWARD", otherNote)).isTrue();
            assertThat(accepts("BACKWARD_TRANSITIVE", otherNote)).isFalse();
            assertThat(accepts("FORWARD", otherNote)).isTrue();
            assertThat(accepts("FORWARD_TRANSITIVE", otherNote)).isFalse();
            assertThat(accepts("FULL", otherNote)).isTrue();
            assertThat(accepts("FULL_TRANSITIVE", otherNote)).isFalse();
        }

        @Test
        void a_check_says_why_when_it_is_asked_to() throws Exception {
            client.register("payments-value", V1);

            assertThat(client.testCompatibility("payments-value", WITH_DEFAULT)).isTrue();
            assertThat(client.testCompatibility("payments-value", OTHER_TYPE)).isFalse();
            assertThat(client.testCompatibilityVerbose("payments-value", OTHER_TYPE))
                    .anySatisfy(why -> assertThat(why).contains("TYPE_MISMATCH"));
            assertThat(client.testCompatibility("unheard-of", OTHER_TYPE)).isTrue();
        }

        @Test
        void a_subject_without_a_level_of_its_own_has_the_common_one() throws Exception {
            assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
            client.updateCompatibility(null, "FULL_TRANSITIVE");
            client.updateCompatibility("payments-value", "NONE");

            assertThat(client.getCompatibility(null)).isEqualTo("FULL_TRANSITIVE");
            assertThat(client.getCompatibility("payments-value")).isEqualTo("NONE");
            client.deleteCompatibility("payments-value");
            assertError(404, 40408, () -> client.getCompatibility("payments-value"));
            assertThat(get("/config/payments-value?defaultToGlobal=true")).contains("FULL_TRANSITIVE");
        }

        private boolean accepts(String level, AvroSchema schema) throws Exception {
            client.updateCompatibility("payments-value", level);
            List<String> objections = new RestService(registry.url())
                    .testCompatibility(schema.canonicalString(), "AVRO", List.of(), "payments-value", "", true);
            return objections.isEmpty();
        }
    }

    @Nested
    class Deleting {

        @Test
        void a_deleted_version_is_hidden_and_its_id_still_answers() throws Exception {
            int id = client.register("payments-value", V1);
            client.register("payments-value", WITH_DEFAULT);

            assertThat(client.deleteSchemaVersion("payments-value", "1")).isEqualTo(1);

            assertThat(client.getAllVersions("payments-value")).containsExactly(2);
            assertThat(client.getAllVersions("payments-value", true)).containsExactly(1, 2);
            assertThat(clientOf(registry).getSchemaById(id)).isEqualTo(V1);
            assertError(404, 40406, () -> client.deleteSchemaVersion("payments-value", "1"));
            assertError(404, 40407, () -> client.deleteSchemaVersion("payments-value", "2", true));
        }

        @Test
        void a_schema_that_comes_back_gets_a_new_version_and_its_old_id() throws Exception {
            int id = client.register("payments-value", V1);
            client.deleteSubject("payments-value");

            assertThat(clientOf(registry).register("payments-value", V1)).isEqualTo(id);
            assertThat(client.getAllVersions("payments-value")).containsExactly(2);
        }

        @Test
        void a_subject_is_removed_for_good_only_after_it_was_deleted() throws Exception {
            int id = client.register("payments-value", V1);
            assertError(404, 40405, () -> client.deleteSubject("payments-value", true));

            assertThat(client.deleteSubject("payments-value")).containsExactly(1);
            assertThat(client.getAllSubjects()).isEmpty();
            assertThat(client.getAllSubjects(true)).containsExactly("payments-value");
            assertError(404, 40404, () -> client.deleteSubject("payments-value"));
            assertThat(client.deleteSubject("payments-value", true)).containsExactly(1);

            assertThat(client.getAllSubjects(true)).isEmpty();
            assertError(404, 40403, () -> clientOf(registry).getSchemaById(id));
            assertThat(client.register("payments-value", WITH_DEFAULT)).isGreaterThan(id);
        }
    }

    @Nested
    class Protocol {

        @Test
        void what_is_not_there_has_its_own_error_code() throws Exception {
            client.register("payments-value", V1);

            assertError(404, 40401, () -> client.getLatestSchemaMetadata("unheard-of"));
            assertError(404, 40402, () -> client.getSchemaMetadata("payments-value", 7));
            assertError(404, 40403, () -> client.getSchemaById(4711));
            assertError(404, 40403, () -> client.getId("payments-value", WITH_DEFAULT));
            assertError(404, 40401, () -> client.getId("unheard-of", V1));
            assertThat(get("/subjects/payments-value/versions/zero")).contains("\"error_code\":42202");
            assertError(422, 42203, () -> client.updateCompatibility("payments-value", "SOMEWHAT"));
            assertError(422, 42204, () -> client.setMode("READONLY"));
        }

        @Test
        void newer_clients_questions_are_answered_or_not_found() throws Exception {
            int id = client.register("payments-value", V1);

            assertThat(get("/schemas/ids/" + id + "?subject=payments-value&fetchMaxId=true"))
                    .contains("\"maxId\":" + id);
            assertThat(get("/schemas/types")).isEqualTo("[\"AVRO\"]");
            assertThat(get("/subjects/payments-value/versions/latest/schema")).isEqualTo(V1.canonicalString());
            assertThat(get("/subjects/payments-value/versions/1/referencedby")).isEqualTo("[]");
            assertThat(get("/associations/resources/payments")).contains("\"error_code\":404");
            assertThat(client.getMode()).isEqualTo("READWRITE");
            assertThat(new ObjectMapper().readTree(get("/")).isEmpty()).isTrue();
        }
    }

    @Nested
    class Keeping {

        @Test
        void a_registry_that_is_started_again_knows_what_it_knew() throws Exception {
            int first = client.register("payments-value", V1);
            client.register("payments-value", WITH_DEFAULT);
            client.deleteSchemaVersion("payments-value", "2");
            client.updateCompatibility("payments-value", "NONE");
            registry.close();

            registry = EmbeddedRegistry.start(settings);
            client = clientOf(registry);

            assertThat(client.getSchemaById(first)).isEqualTo(V1);
            assertThat(client.getAllVersions("payments-value")).containsExactly(1);
            assertThat(client.getAllVersions("payments-value", true)).containsExactly(1, 2);
            assertThat(client.getCompatibility("payments-value")).isEqualTo("NONE");
            assertThat(client.register("payments-value", OTHER_TYPE)).isEqualTo(3);
        }

        @Test
        void of_two_on_one_topic_the_later_writes_and_both_answer() throws Exception {
            int id = client.register("payments-value", V1);
            try (EmbeddedRegistry later = EmbeddedRegistry.start(settings)) {
                int next = clientOf(later).register("payments-value", WITH_DEFAULT);

                assertThat(next).isEqualTo(id + 1);
                assertError(500, 50003, () -> client.register("payments-value", WITH_MEMO));
                await().untilAsserted(() -> assertThat(clientOf(registry).getAllVersions("payments-value"))
                        .containsExactly(1, 2));
            }
        }

        @Test
        void a_topic_that_would_forget_schemas_is_refused() {
            kafka.createTopics(List.of(new NewTopic("forgetful", 1, (short) 1)));
            RegistryServerSettings forgetful = new RegistryServerSettings(
                    kafka.bootstrapServers(),
                    "127.0.0.1",
                    0,
                    "forgetful",
                    (short) 1,
                    CompatibilityLevel.BACKWARD,
                    Map.of());

            assertThatThrownBy(() -> EmbeddedRegistry.start(forgetful))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("forgetful")
                    .hasMessageContaining("cleanup.policy=delete");
        }

        @Test
        void a_port_in_use_is_named() {
            assertThatThrownBy(() -> EmbeddedRegistry.start(settings.withAddress("127.0.0.1", registry.port())))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("127.0.0.1:" + registry.port());
        }
    }

    private static SchemaRegistryClient clientOf(EmbeddedRegistry registry) {
        return new CachedSchemaRegistryClient(registry.url(), 100);
    }

    private static AvroSchema record(String fields) {
        return new AvroSchema(
                ("{'type':'record','name':'Payment','namespace':'test','fields':[" + fields + "]}").replace('\'', '"'));
    }

    private static RestClientException assertError(int status, int code, ThrowingCallable call) {
        RestClientException error = catchThrowableOfType(RestClientException.class, call);
        assertThat(error).as("error").isNotNull();
        assertThat(error.getStatus()).isEqualTo(status);
        assertThat(error.getErrorCode()).isEqualTo(code);
        return error;
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
    }

    private String post(String path, String body) {
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
}
