package dev.sluice.local;

import static dev.sluice.local.PaymentSchemas.V1;
import static dev.sluice.local.PaymentSchemas.WITH_DEFAULT;
import static dev.sluice.local.RegistryHarness.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left of a schema that was deleted. */
class RegistryDeletingTest {

    @RegisterExtension
    private final RegistryHarness registry = new RegistryHarness();

    @Test
    void a_deleted_version_is_hidden_and_its_id_still_answers() throws Exception {
        int id = registry.client().register("payments-value", V1);
        registry.client().register("payments-value", WITH_DEFAULT);

        assertThat(registry.client().deleteSchemaVersion("payments-value", "1")).isEqualTo(1);

        assertThat(registry.client().getAllVersions("payments-value")).containsExactly(2);
        assertThat(registry.client().getAllVersions("payments-value", true)).containsExactly(1, 2);
        assertThat(registry.newClient().getSchemaById(id)).isEqualTo(V1);
        assertError(404, 40406, () -> registry.client().deleteSchemaVersion("payments-value", "1"));
        assertError(404, 40407, () -> registry.client().deleteSchemaVersion("payments-value", "2", true));
    }

    @Test
    void a_schema_that_comes_back_gets_a_new_version_and_its_old_id() throws Exception {
        int id = registry.client().register("payments-value", V1);
        registry.client().deleteSubject("payments-value");

        assertThat(registry.newClient().register("payments-value", V1)).isEqualTo(id);
        assertThat(registry.client().getAllVersions("payments-value")).containsExactly(2);
    }

    @Test
    void a_subject_is_removed_for_good_only_after_it_was_deleted() throws Exception {
        int id = registry.client().register("payments-value", V1);
        assertError(404, 40405, () -> registry.client().deleteSubject("payments-value", true));

        assertThat(registry.client().deleteSubject("payments-value")).containsExactly(1);
        assertThat(registry.client().getAllSubjects()).isEmpty();
        assertThat(registry.client().getAllSubjects(true)).containsExactly("payments-value");
        assertError(404, 40404, () -> registry.client().deleteSubject("payments-value"));
        assertThat(registry.client().deleteSubject("payments-value", true)).containsExactly(1);

        assertThat(registry.client().getAllSubjects(true)).isEmpty();
        assertError(404, 40403, () -> registry.newClient().getSchemaById(id));
        assertThat(registry.client().register("payments-value", WITH_DEFAULT)).isGreaterThan(id);
    }
}
