package dev.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProvider;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The relocated client has all that it needs on our class path. */
class RegistryClientLinksTest {

    @Test
    void every_class_of_the_client_links() throws Exception {
        List<String> names = new ClassFileImporter()
                .importPackages("io.confluent").stream().map(JavaClass::getName).toList();

        assertThat(names).hasSizeGreaterThan(100);
        for (String name : names) {
            Class<?> type = Class.forName(name, true, SchemaRegistryClient.class.getClassLoader());
            assertThat(type.getDeclaredMethods()).isNotNull();
            assertThat(type.getDeclaredFields()).isNotNull();
        }
    }

    @Test
    void its_services_are_found_under_their_own_names() {
        assertThat(ServiceLoader.load(BearerAuthCredentialProvider.class))
                .extracting(BearerAuthCredentialProvider::alias)
                .contains("STATIC_TOKEN")
                .doesNotContain("OAUTHBEARER");
    }
}
