package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors, held against the reader: they accept and refuse the same. */
class FeaturesSchemaTest {

    private static final Path RULES = Path.of("../../rules");
    private static final Path FILE = RULES.resolve("features.schema.json");
    private static final Path EXAMPLE = Path.of("../../docs/examples/handbook-rules/features.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A value that is right for each name where it belongs; {@code of} takes an amount or an attribute. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("description", List.of("text")),
            Map.entry("entity", List.of("account")),
            Map.entry("of", List.of("amount", "deviceId")),
            Map.entry("window", List.of("1h")),
            Map.entry("events", List.of("5")),
            Map.entry("delay", List.of("1h")),
            Map.entry("where", List.of("{country: DE}")),
            Map.entry("while", List.of("{country: DE}")),
            Map.entry("numerator", List.of("some")),
            Map.entry("denominator", List.of("others")),
            Map.entry("ifEmpty", List.of("0.5")));

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(FeaturesSchema.json());

    /** Run with {@code -Dgolden.update=true} to write it anew. */
    @Test
    void the_file_that_editors_read_is_up_to_date() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, FeaturesSchema.json());
        }
        assertThat(FeaturesSchema.json()).isEqualTo(Files.readString(FILE));
    }

    @Test
    void the_features_that_ship_fit_it_and_say_where_it_is() throws IOException {
        String shipped = Files.readString(RULES.resolve("features.yaml"));

        assertThat(refusals(shipped)).isEmpty();
        assertThat(refusals(Files.readString(EXAMPLE))).isEmpty();
        assertThat(shipped).startsWith("# yaml-language-server: $schema=" + FILE.getFileName() + "\n");
    }

    @Test
    void of_each_measure_it_accepts_the_names_that_the_reader_accepts_and_no_others() throws IOException {
        int accepted = 0;
        for (String measure : FeatureReader.measureWords()) {
            for (Map<String, String> declaration : upToTwoChangesOf(smallest(measure))) {
                String text = file(declaration);
                boolean isValid = FeatureCatalog.parse("features.yaml", text).isValid();
                accepted += isValid ? 1 : 0;
                assertThat(refusals(text).isEmpty()).as(text).isEqualTo(isValid);
            }
        }
        assertThat(accepted).isGreaterThan(FeatureReader.measureWords().size() * 10);
    }

    @Test
    void of_each_attribute_it_accepts_what_the_reader_accepts() throws IOException {
        for (Attribute attribute : Attribute.all()) {
            List<String> values = new ArrayList<>(List.of("DE", "EUR", "5411", "unheard of", "Y", "\"0742\""));
            values.addAll(attribute.form().symbols());
            for (String value : values) {
                for (String form : List.of("%s: %s", "%s: [%s]", "same: %s")) {
                    String text = withWhere("{" + form.formatted(attribute.fieldName(), value) + "}");
                    assertThat(refusals(text).isEmpty())
                            .as(text)
                            .isEqualTo(
                                    FeatureCatalog.parse("features.yaml", text).isValid());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{feature: {}}",
                "{features: {Count: {entity: account, measure: count, window: 1h}}}",
                "{features: {count: {entity: acount, measure: count, window: 1h}}}",
                "{features: {count: {entity: account, measure: cuont, window: 1h}}}",
                "{features: {count: {entity: account, measure: count, window: 0h}}}",
                "{features: {count: {entity: account, measure: count, window: 1 h}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, events: 0}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, events: 2001}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, wher: {country: DE}}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, where: {}}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, where: {country: []}}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, where: {label: maybe}}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, where: {label: {fraud: 1}}}}}",
                "{features: {count: {entity: account, measure: count, window: 1h, where: {same: amount}}}}",
                "{features: {mean: {entity: account, measure: mean, of: amount, window: 1h, ifEmpty: none}}}",
                "{retention: {account: forever}, features: {}}",
                "{retention: {payee: 1d}, features: {}}"
            })
    void what_the_reader_refuses_is_underlined(String text) throws IOException {
        assertThat(FeatureCatalog.parse("features.yaml", text).isValid()).isFalse();
        assertThat(refusals(text)).isNotEmpty();
    }

    private Set<ValidationMessage> refusals(String text) throws IOException {
        JsonNode tree = YAML.readTree(text);
        return schema.validate(tree);
    }

    private static String file(Map<String, String> declaration) {
        String fields = declaration.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return """
                retention: {account: 30d}
                features:
                  some: {entity: account, measure: count, window: 1h}
                  others: {entity: account, measure: count, window: 2h}
                  it: {%s}
                """.formatted(fields);
    }

    private static String withWhere(String where) {
        return file(Map.of("entity", "account", "measure", "count", "window", "1h", "where", where));
    }

    /** The shortest declaration of a measure. */
    private static Map<String, String> smallest(String word) {
        Map<String, String> declaration = new LinkedHashMap<>();
        declaration.put("entity", "account");
        declaration.put("measure", word);
        Measure measure = Measure.byWord().get(word);
        if (measure == null) {
            declaration.put("numerator", "some");
            declaration.put("denominator", "others");
            return declaration;
        }
        declaration.put("window", "1h");
        switch (measure.operand()) {
            case AMOUNT -> declaration.put("of", "amount");
            case ATTRIBUTE -> declaration.put("of", "deviceId");
            case NONE -> {}
        }
        if (measure == Measure.SHARE) {
            declaration.put("where", "{country: DE}");
        }
        if (measure == Measure.STREAK) {
            declaration.put("while", "{country: DE}");
        }
        return declaration;
    }

    private static List<Map<String, String>> upToTwoChangesOf(Map<String, String> declaration) {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(declaration);
        for (Map<String, String> once : changesOf(declaration)) {
            all.add(once);
            all.addAll(changesOf(once));
        }
        return all;
    }

    /** With one name more, one less, or another value. */
    private static List<Map<String, String>> changesOf(Map<String, String> declaration) {
        List<Map<String, String>> changes = new ArrayList<>();
        VALUES.forEach((name, values) -> {
            if (declaration.containsKey(name)) {
                Map<String, String> without = new LinkedHashMap<>(declaration);
                without.remove(name);
                changes.add(without);
            }
            for (String value : values) {
                if (!value.equals(declaration.get(name))) {
                    Map<String, String> with = new LinkedHashMap<>(declaration);
                    with.put(name, value);
                    changes.add(with);
                }
            }
        });
        return changes;
    }
}
