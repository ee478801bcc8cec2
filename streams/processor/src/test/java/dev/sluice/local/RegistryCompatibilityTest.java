package dev.sluice.local;

import static dev.sluice.local.PaymentSchemas.OTHER_TYPE;
import static dev.sluice.local.PaymentSchemas.V1;
import static dev.sluice.local.PaymentSchemas.WITHOUT_DEFAULT;
import static dev.sluice.local.PaymentSchemas.WITH_DEFAULT;
import static dev.sluice.local.RegistryHarness.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which schema may follow which. */
class RegistryCompatibilityTest {

    @RegisterExtension
    private final RegistryHarness registry = new RegistryHarness();

    @Test
    void an_incompatible_schema_is_refused_with_what_is_wrong_with_it() throws Exception {
        registry.client().register("payments-value", V1);

        RestClientException refusal =
                assertError(409, 409, () -> registry.client().register("payments-value", OTHER_TYPE));

        assertThat(refusal).hasMessageContaining("payments-value").hasMessageContaining("TYPE_MISMATCH");
        assertThat(registry.client().getAllVersions("payments-value")).containsExactly(1);
    }

    @Test
    void each_level_decides_as_it_is_defined() throws Exception {
        registry.client().register("payments-value", V1);

        assertThat(accepts("NONE", OTHER_TYPE)).isTrue();
        assertThat(accepts("BACKWARD", WITHOUT_DEFAULT)).isFalse();
        assertThat(accepts("BACKWARD", WITH_DEFAULT)).isTrue();
        assertThat(accepts("FORWARD", WITHOUT_DEFAULT)).isTrue();
        assertThat(accepts("FULL", WITHOUT_DEFAULT)).isFalse();
        assertThat(accepts("FULL", WITH_DEFAULT)).isTrue();
    }

    @Test
    void a_transitive_level_also_looks_at_the_versions_before_the_latest() throws Exception {
        registry.client().register("payments-value", WITHOUT_DEFAULT);
        registry.client().updateCompatibility("payments-value", "NONE");
        registry.client().register("payments-value", V1);
        AvroSchema otherNote =
                PaymentSchemas.record("{'name':'id','type':'string'},{'name':'note','type':'long','default':0}");

        assertThat(accepts("BACKWARD", otherNote)).isTrue();
        assertThat(accepts("BACKWARD_TRANSITIVE", otherNote)).isFalse();
        assertThat(accepts("FORWARD", otherNote)).isTrue();
        assertThat(accepts("FORWARD_TRANSITIVE", otherNote)).isFalse();
        assertThat(accepts("FULL", otherNote)).isTrue();
        assertThat(accepts("FULL_TRANSITIVE", otherNote)).isFalse();
    }

    @Test
    void a_check_says_why_when_it_is_asked_to() throws Exception {
        registry.client().register("payments-value", V1);

        assertThat(registry.client().testCompatibility("payments-value", WITH_DEFAULT))
                .isTrue();
        assertThat(registry.client().testCompatibility("payments-value", OTHER_TYPE))
                .isFalse();
        assertThat(registry.client().testCompatibilityVerbose("payments-value", OTHER_TYPE))
                .anySatisfy(why -> assertThat(why).contains("TYPE_MISMATCH"));
        assertThat(registry.client().testCompatibility("unheard-of", OTHER_TYPE))
                .isTrue();
    }

    @Test
    void a_subject_without_a_level_of_its_own_has_the_common_one() throws Exception {
        assertThat(registry.client().getCompatibility(null)).isEqualTo("BACKWARD");
        registry.client().updateCompatibility(null, "FULL_TRANSITIVE");
        registry.client().updateCompatibility("payments-value", "NONE");

        assertThat(registry.client().getCompatibility(null)).isEqualTo("FULL_TRANSITIVE");
        assertThat(registry.client().getCompatibility("payments-value")).isEqualTo("NONE");
        registry.client().deleteCompatibility("payments-value");
        assertError(404, 40408, () -> registry.client().getCompatibility("payments-value"));
        assertThat(registry.get("/config/payments-value?defaultToGlobal=true")).contains("FULL_TRANSITIVE");
    }

    private boolean accepts(String level, AvroSchema schema) throws Exception {
        registry.client().updateCompatibility("payments-value", level);
        List<String> objections = new RestService(registry.url())
                .testCompatibility(schema.canonicalString(), "AVRO", List.of(), "payments-value", "", true);
        return objections.isEmpty();
    }
}
