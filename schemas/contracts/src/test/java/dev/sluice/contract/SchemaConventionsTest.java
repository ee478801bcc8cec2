package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every record and enum of the contracts keeps to, so that it can be read, evolved and protected. */
class SchemaConventionsTest {
    private static final Map<String, Schema> NAMED =
            named(Contracts.schemasByTopic().values());

    record FieldOf(Schema owner, Schema.Field field) {
        @Override
        public String toString() {
            return owner.getName() + "." + field.name();
        }
    }

    static Stream<Schema> namedTypes() {
        return NAMED.values().stream();
    }

    static Stream<Schema> enums() {
        return namedTypes().filter(schema -> schema.getType() == Schema.Type.ENUM);
    }

    static Stream<FieldOf> fields() {
        return namedTypes()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream().map(field -> new FieldOf(schema, field)));
    }

    @ParameterizedTest
    @MethodSource("namedTypes")
    void every_type_says_what_it_means(Schema type) {
        assertThat(type.getDoc()).isNotBlank();
        assertThat(type.getNamespace()).isEqualTo("dev.sluice.contract");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void every_field_says_what_it_means_and_what_null_means(FieldOf each) {
        String doc = each.field().doc();

        assertThat(doc).isNotBlank().endsWith(".");
        assertThat(doc.contains("Null:")).isEqualTo(each.field().schema().isNullable());
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_enum_begins_with_the_symbol_that_stands_for_what_the_reader_does_not_know(Schema type) {
        assertThat(type.getEnumSymbols()).startsWith("UNKNOWN");
        assertThat(type.getEnumDefault()).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_symbol_says_what_it_means(Schema type) {
        Map<?, ?> docs = (Map<?, ?>) type.getObjectProp("symbolDocs");

        assertThat(docs.keySet().stream().map(Object::toString)).containsExactlyElementsOf(type.getEnumSymbols());
        assertThat(docs.values())
                .allSatisfy(doc -> assertThat((String) doc).isNotBlank().endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void every_nullable_field_is_null_and_every_enum_field_unknown_unless_stated(FieldOf each) {
        Schema type = each.field().schema();
        if (type.isNullable()) {
            assertThat(type.getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
            assertThat(each.field().defaultVal()).isEqualTo(JsonProperties.NULL_VALUE);
        }
        if (type.getType() == Schema.Type.ENUM) {
            assertThat(each.field().defaultVal()).isEqualTo("UNKNOWN");
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void money_is_an_exact_decimal_and_time_an_instant(FieldOf each) {
        String name = each.field().name();
        Schema type = value(each.field().schema());
        if (name.matches("(?i).*(amount|limit)")) {
            assertThat(type.getLogicalType()).isEqualTo(LogicalTypes.decimal(18, 4));
        }
        if (name.matches(".*(At|Time)") && !name.matches("opensAt|closesAt")) {
            assertThat(type.getLogicalType()).isEqualTo(LogicalTypes.timestampMillis());
        }
        if (type.getType() == Schema.Type.DOUBLE) {
            assertThat(name).matches("latitude|longitude|score|value|standardError|.*(Meters|Kilometers|Millis)");
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_identifies_a_person_is_classified(FieldOf each) {
        String name = each.field().name();
        Object classification = each.field().getObjectProp("classification");
        if (classification != null) {
            assertThat(Set.of("personal", "pseudonym")).contains((String) classification);
        }
        if (Set.of("accountId", "deviceId", "instrumentToken", "payeeId", "sessionId")
                .contains(name)) {
            assertThat(classification).isEqualTo("pseudonym");
        }
        if (each.owner().getName().matches("TransactionRequested|DeviceTelemetryReported")
                && name.matches("ipAddress|location|homeLocation")) {
            assertThat(classification).isEqualTo("personal");
        }
    }

    private static Schema value(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(schema.getTypes().size() - 1) : schema;
    }

    private static Map<String, Schema> named(Collection<Schema> roots) {
        Map<String, Schema> found = new LinkedHashMap<>();
        roots.forEach(root -> collect(root, found));
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.putIfAbsent(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(type -> collect(type, found));
            default -> {}
        }
    }
}
