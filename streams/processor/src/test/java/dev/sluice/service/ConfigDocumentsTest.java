package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.IngestLimits;
import dev.sluice.topology.TopologySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Run with {@code -Dsluice.docs.write=true} to bring the two files up to date. */
class ConfigDocumentsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path REFERENCE = ROOT.resolve("docs/configuration.md");
    private static final Path EXAMPLE = ROOT.resolve("config/sluice.example.yaml");

    @Test
    void the_reference_says_what_the_keys_say() throws IOException {
        assertSame(REFERENCE, ConfigDocuments.reference());
    }

    @Test
    void the_example_says_what_the_keys_say() throws IOException {
        assertSame(EXAMPLE, ConfigDocuments.example());
    }

    private static void assertSame(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("sluice.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file))
                .as("%s; -Dsluice.docs.write=true brings it up to date", file)
                .isEqualTo(expected);
    }

    @Test
    void the_example_can_be_used_as_it_is() throws IOException {
        SluiceConfig config = SluiceConfig.read(EXAMPLE, Map.of());

        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.rulesDirectory()).endsWith(Path.of("rules")).isAbsolute();
    }

    @Test
    void the_defaults_of_the_file_are_the_defaults_of_the_program() {
        SluiceConfig read = ConfigReader.parse("sluice.yaml", """
                kafka:
                  bootstrapServers: broker:9092
                registry:
                  schema.registry.url: http://registry:8081
                """, Path.of(""), Map.of());

        assertThat(read).isEqualTo(SluiceConfig.of("broker:9092", "http://registry:8081", Path.of("rules")));
        assertThat(read.decisions()).isEqualTo(TopologySettings.DEFAULT);
        assertThat(read.ingest()).isEqualTo(IngestLimits.defaults());
    }

    @ParameterizedTest
    @EnumSource(ConfigKey.class)
    void a_key_that_is_written_with_its_default_changes_nothing(ConfigKey key) {
        String required = """
                kafka:
                  bootstrapServers: broker:9092
                registry:
                  schema.registry.url: http://registry:8081
                """;
        if (key.defaultText() == null || key.defaultText().isEmpty()) {
            assertThat(Arrays.asList(
                            ConfigKey.BOOTSTRAP_SERVERS,
                            ConfigKey.CLIENT_OPTIONS,
                            ConfigKey.REGISTRY,
                            ConfigKey.APPROVAL_KEYS))
                    .contains(key);
            return;
        }

        SluiceConfig read = ConfigReader.parse(
                "sluice.yaml",
                required + key.section() + ":\n  " + key.key() + ": " + key.defaultText() + "\n",
                Path.of(""),
                Map.of());

        assertThat(read).isEqualTo(SluiceConfig.of("broker:9092", "http://registry:8081", Path.of("rules")));
    }
}
