package dev.sluice.local;

import static dev.sluice.local.PaymentSchemas.V1;
import static dev.sluice.local.PaymentSchemas.WITH_DEFAULT;
import static dev.sluice.local.RegistryHarness.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a schema that is registered. */
class RegistryRegisteringTest {

    @RegisterExtension
    private final RegistryHarness registry = new RegistryHarness();

    @Test
    void the_same_schema_again_gets_the_same_id_and_no_new_version() throws Exception {
        int id = registry.client().register("payments-value", V1);

        assertThat(registry.newClient().register("payments-value", V1)).isEqualTo(id);
        assertThat(registry.client().getAllVersions("payments-value")).containsExactly(1);
    }

    @Test
    void the_same_schema_under_another_subject_shares_its_id() throws Exception {
        int id = registry.client().register("payments-value", V1);
        registry.client().register("payments-value", WITH_DEFAULT);

        assertThat(registry.client().register("refunds-value", V1)).isEqualTo(id);
        assertThat(registry.client().getAllSubjects()).containsExactly("payments-value", "refunds-value");
        assertThat(registry.client().getAllSubjectsById(id)).containsExactly("payments-value", "refunds-value");
        assertThat(registry.client().getAllVersionsById(id))
                .extracting("subject", "version")
                .containsExactly(tuple("payments-value", 1), tuple("refunds-value", 1));
    }

    @Test
    void a_schema_is_found_by_its_id_by_its_version_and_by_itself() throws Exception {
        registry.client().register("payments-value", V1);
        int id = registry.client().register("payments-value", WITH_DEFAULT);

        SchemaRegistryClient fresh = registry.newClient();
        assertThat(fresh.getSchemaById(id)).isEqualTo(WITH_DEFAULT);
        assertThat(fresh.getSchemaBySubjectAndId("payments-value", id)).isEqualTo(WITH_DEFAULT);
        assertThat(fresh.getSchemaMetadata("payments-value", 1).getSchema()).isEqualTo(V1.canonicalString());
        assertThat(fresh.getLatestSchemaMetadata("payments-value").getVersion()).isEqualTo(2);
        assertThat(fresh.getId("payments-value", WITH_DEFAULT)).isEqualTo(id);
        assertThat(fresh.getVersion("payments-value", WITH_DEFAULT)).isEqualTo(2);
    }

    @Test
    void order_of_properties_matters_unless_the_client_asks_for_normal_form() throws Exception {
        AvroSchema oneOrder = PaymentSchemas.record("{'name':'id','type':{'type':'string','a':1,'b':2}}");
        AvroSchema otherOrder = PaymentSchemas.record("{'name':'id','type':{'type':'string','b':2,'a':1}}");
        int id = registry.client().register("payments-value", oneOrder);

        assertThat(registry.client().getId("payments-value", otherOrder, true)).isEqualTo(id);
        assertError(404, 40403, () -> registry.newClient().getId("payments-value", otherOrder, false));
    }

    @Test
    void schema_with_references_is_refused() {
        assertThat(registry.post("/subjects/x/versions", """
                {"schema":"\\"string\\"","references":[{"name":"a","subject":"b","version":1}]}""")).contains("42201", "references are not supported");
    }

    @Test
    void another_schema_format_is_refused() {
        assertThat(registry.post("/subjects/x/versions", "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"))
                .contains("42201", "JSON");
    }

    @Test
    void what_is_no_schema_is_refused() {
        assertThat(registry.post("/subjects/x/versions", "{\"schema\":\"{\\\"type\\\":\\\"recrod\\\"}\"}"))
                .contains("42201", "Invalid Avro schema");
        assertThat(registry.post("/subjects/x/versions", "not json")).contains("400", "not JSON");
    }
}
