package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.ReleasedSchemas.Released;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the current schemas FULL_TRANSITIVE against every released version. */
class ReleasedSchemasTest {
    private static final ReleasedSchemas RELEASED = new ReleasedSchemas(Path.of("released"));

    /** Releases the current schemas first if a version is given, as the module's README says. */
    @BeforeAll
    static void release() throws IOException {
        String version = System.getProperty("sluice.contracts.release", "");
        if (!version.isBlank()) {
            RELEASED.write(version, Contracts.schemasByTopic().values());
        }
    }

    static List<Released> everyReleasedSchema() throws IOException {
        return RELEASED.all();
    }

    @ParameterizedTest
    @MethodSource("everyReleasedSchema")
    void every_released_schema_is_compatible_both_ways_with_the_current_one(Released released) {
        Schema current = current(released.schema().getName());

        assertThat(FullTransitive.findings(current, released.schema())).isEmpty();
    }

    @Test
    void every_contract_of_a_topic_is_released_and_none_was_dropped() throws IOException {
        List<String> current = Contracts.schemasByTopic().values().stream()
                .map(Schema::getFullName)
                .toList();

        List<String> released = RELEASED.all().stream()
                .map(each -> each.schema().getFullName())
                .distinct()
                .toList();

        assertThat(released).containsExactlyInAnyOrderElementsOf(current);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a new field without default | {'name':'currency' | {'name':'tip','type':'string'},{'name':'currency' | tip",
                "a required field was renamed | 'name':'accountId' | 'name':'payerId' | payerId",
                "a required field became nullable | 'name':'amount','type': | 'name':'amount','type':['null', | NULL",
                "text became a number | 'name':'currency','type':{'type':'string' | 'name':'currency','type':{'type':'int' | INT",
                "money got another scale | 'precision':18,'scale':4 | 'precision':18,'scale':2 | other meaning",
                "times got another unit | timestamp-millis | timestamp-micros | other meaning",
            })
    void an_incompatible_change_is_found(String kind, String before, String after, String named) {
        Schema current = current("TransactionRequested");

        Schema changed = edit(current, text -> {
            String edited = text.replace(before.replace('\'', '"'), after.replace('\'', '"'));
            return kind.contains("nullable") ? closeUnion(edited) : edited;
        });

        assertThat(FullTransitive.findings(changed, current)).anyMatch(finding -> finding.contains(named));
    }

    private static String closeUnion(String schema) {
        return schema.replaceFirst("(\"name\":\"amount\",\"type\":\\[[^}]*})", "$1]");
    }

    @Test
    void an_enum_that_loses_a_symbol_without_a_default_is_found() {
        Schema released = Schema.createEnum("Mode", null, "test", List.of("UNKNOWN", "CHIP"));
        Schema shrunk = Schema.createEnum("Mode", null, "test", List.of("UNKNOWN"));

        assertThat(FullTransitive.findings(shrunk, released)).anyMatch(finding -> finding.contains("CHIP"));
    }

    @Test
    void a_new_nullable_field_and_a_new_symbol_are_compatible() {
        Schema current = current("TransactionRequested");

        Schema grown = edit(
                current,
                text -> text.replace("\"MANUAL\",\"QR_CODE\"", "\"MANUAL\",\"PALM\",\"QR_CODE\"")
                        .replace(
                                "{\"name\":\"currency\"",
                                "{\"name\":\"tip\",\"type\":[\"null\",\"bytes\"],\"default\":null},{\"name\":\"currency\""));

        assertThat(grown.getField("tip")).isNotNull();
        assertThat(grown.getField("entryMode").schema().getEnumSymbols()).contains("PALM");
        assertThat(FullTransitive.findings(grown, current)).isEmpty();
    }

    @Test
    void a_released_version_is_never_written_over(@TempDir Path folder) throws IOException {
        ReleasedSchemas released = new ReleasedSchemas(folder);
        Schema first = current("ChallengeCompleted");
        released.write("v1", List.of(first));
        Schema second = edit(first, text -> text.replace("{\"name\":\"attempts\"", "{\"name\":\"tries\""));

        assertThatThrownBy(() -> released.write("v1", List.of(second)))
                .hasMessageContaining("v1 of ChallengeCompleted")
                .hasMessageContaining("choose a new one");
        assertThat(released.all())
                .singleElement()
                .satisfies(
                        kept -> assertThat(kept.schema().getField("attempts")).isNotNull());
    }

    private static Schema current(String name) {
        return Contracts.schemasByTopic().values().stream()
                .filter(schema -> schema.getName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(name + " was released and is gone; a contract cannot be withdrawn"));
    }

    private static Schema edit(Schema schema, UnaryOperator<String> edit) {
        return new SchemaParser().parse(edit.apply(schema.toString())).mainSchema();
    }
}
