package dev.sluice.local;

import static dev.sluice.local.PaymentSchemas.V1;
import static dev.sluice.local.PaymentSchemas.WITH_DEFAULT;
import static dev.sluice.local.RegistryHarness.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The protocol beyond what is asked daily: error codes and questions of newer clients. */
class RegistryProtocolTest {

    @RegisterExtension
    private final RegistryHarness registry = new RegistryHarness();

    @Test
    void what_is_not_there_has_its_own_error_code() throws Exception {
        registry.client().register("payments-value", V1);

        assertError(404, 40401, () -> registry.client().getLatestSchemaMetadata("unheard-of"));
        assertError(404, 40402, () -> registry.client().getSchemaMetadata("payments-value", 7));
        assertError(404, 40403, () -> registry.client().getSchemaById(4711));
        assertError(404, 40403, () -> registry.client().getId("payments-value", WITH_DEFAULT));
        assertError(404, 40401, () -> registry.client().getId("unheard-of", V1));
        assertThat(registry.get("/subjects/payments-value/versions/zero")).contains("\"error_code\":42202");
        assertError(422, 42203, () -> registry.client().updateCompatibility("payments-value", "SOMEWHAT"));
        assertError(422, 42204, () -> registry.client().setMode("READONLY"));
    }

    @Test
    void newer_clients_questions_are_answered_or_not_found() throws Exception {
        int id = registry.client().register("payments-value", V1);

        assertThat(registry.get("/schemas/ids/" + id + "?subject=payments-value&fetchMaxId=true"))
                .contains("\"maxId\":" + id);
        assertThat(registry.get("/schemas/types")).isEqualTo("[\"AVRO\"]");
        assertThat(registry.get("/subjects/payments-value/versions/latest/schema"))
                .isEqualTo(V1.canonicalString());
        assertThat(registry.get("/subjects/payments-value/versions/1/referencedby"))
                .isEqualTo("[]");
        assertThat(registry.get("/associations/resources/payments")).contains("\"error_code\":404");
        assertThat(registry.client().getMode()).isEqualTo("READWRITE");
        assertThat(new ObjectMapper().readTree(registry.get("/")).isEmpty()).isTrue();
    }
}
