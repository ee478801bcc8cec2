package dev.sluice.local;

import static dev.sluice.local.PaymentSchemas.OTHER_TYPE;
import static dev.sluice.local.PaymentSchemas.V1;
import static dev.sluice.local.PaymentSchemas.WITH_DEFAULT;
import static dev.sluice.local.PaymentSchemas.WITH_MEMO;
import static dev.sluice.local.RegistryHarness.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What outlives a registry, and what keeps it from starting. */
class RegistryKeepingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final RegistryHarness registry = new RegistryHarness();

    @Test
    void a_registry_that_is_started_again_knows_what_it_knew() throws Exception {
        int first = registry.client().register("payments-value", V1);
        registry.client().register("payments-value", WITH_DEFAULT);
        registry.client().deleteSchemaVersion("payments-value", "2");
        registry.client().updateCompatibility("payments-value", "NONE");
        registry.restart();

        assertThat(registry.client().getSchemaById(first)).isEqualTo(V1);
        assertThat(registry.client().getAllVersions("payments-value")).containsExactly(1);
        assertThat(registry.client().getAllVersions("payments-value", true)).containsExactly(1, 2);
        assertThat(registry.client().getCompatibility("payments-value")).isEqualTo("NONE");
        assertThat(registry.client().register("payments-value", OTHER_TYPE)).isEqualTo(3);
    }

    @Test
    void of_two_on_one_topic_the_later_writes_and_both_answer() throws Exception {
        int id = registry.client().register("payments-value", V1);
        try (EmbeddedRegistry later = EmbeddedRegistry.start(registry.settings())) {
            int next = RegistryHarness.clientOf(later).register("payments-value", WITH_DEFAULT);

            assertThat(next).isEqualTo(id + 1);
            assertError(500, 50003, () -> registry.client().register("payments-value", WITH_MEMO));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(registry.newClient().getAllVersions("payments-value"))
                            .containsExactly(1, 2));
        }
    }

    @Test
    void a_topic_that_would_forget_schemas_is_refused() {
        registry.kafka().createTopics(List.of(new NewTopic("forgetful", 1, (short) 1)));
        RegistryServerSettings forgetful = registry.settings("forgetful");

        assertThatThrownBy(() -> EmbeddedRegistry.start(forgetful))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("forgetful")
                .hasMessageContaining("cleanup.policy=delete");
    }

    @Test
    void a_port_in_use_is_named() {
        assertThatThrownBy(() -> EmbeddedRegistry.start(registry.settings().withAddress("127.0.0.1", registry.port())))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("127.0.0.1:" + registry.port());
    }
}
