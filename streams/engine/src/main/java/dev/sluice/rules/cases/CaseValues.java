package dev.sluice.rules.cases;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Fills contract records with the values of a case, typed by the contract. */
final class CaseValues {

    private static final Pattern RELATIVE = Pattern.compile("([+-][0-9]{1,6})([smhdw])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private final String file;
    private final Instant eventTime;
    private final List<Finding> findings;

    /**
     * @param file the name that findings use
     * @param eventTime what relative times are relative to
     * @param findings where everything that is wrong is added
     */
    CaseValues(String file, Instant eventTime, List<Finding> findings) {
        this.file = file;
        this.eventTime = eventTime;
        this.findings = findings;
    }

    /**
     * Fills a record.
     *
     * @param empty a new record
     * @param defaults values of fields that the case does not give
     * @param given the fields that the case gives
     */
    <R extends SpecificRecordBase> R fill(R empty, Map<String, Object> defaults, YamlNode.Mapping given) {
        for (Schema.Field field : empty.getSchema().getFields()) {
            Object value = defaults.get(field.name());
            if (value != null) {
                empty.put(field.pos(), value);
            } else if (field.schema().getType() == Schema.Type.ENUM) {
                empty.put(field.pos(), SpecificData.get().createEnum("UNKNOWN", field.schema()));
            } else if (isRequired(field) && !isGiven(given, field.name())) {
                error(given, "'" + field.name() + "' is missing", null);
            }
        }
        for (YamlNode.Entry entry : given.entries()) {
            put(empty, entry);
        }
        return empty;
    }

    private static boolean isRequired(Schema.Field field) {
        return field.schema().getType() != Schema.Type.UNION && !field.hasDefaultValue();
    }

    private static boolean isGiven(YamlNode.Mapping given, String name) {
        return given.entries().stream().anyMatch(entry -> entry.key().text().equals(name));
    }

    private void put(SpecificRecordBase into, YamlNode.Entry entry) {
        String name = entry.key().text();
        Schema.Field field = into.getSchema().getField(name);
        if (field == null) {
            List<String> names = into.getSchema().getFields().stream()
                    .map(Schema.Field::name)
                    .toList();
            error(
                    entry.key(),
                    into.getSchema().getName() + " has no field '" + name + "'",
                    NearestName.hint(name, names, "computed fields follow from those of the contract"));
            return;
        }
        boolean optional = field.schema().getType() == Schema.Type.UNION;
        Schema schema = optional ? field.schema().getTypes().get(1) : field.schema();
        if (optional
                && entry.value() instanceof YamlNode.Scalar scalar
                && scalar.text().isEmpty()) {
            into.put(field.pos(), null);
            return;
        }
        value(schema, entry.value()).ifPresent(value -> into.put(field.pos(), value));
    }

    private Optional<Object> value(Schema schema, YamlNode node) {
        if (schema.getType() == Schema.Type.RECORD && node instanceof YamlNode.Mapping mapping) {
            SpecificRecordBase nested = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
            return Optional.of(fill(nested, Map.of(), mapping));
        }
        if (schema.getType() == Schema.Type.ARRAY && node instanceof YamlNode.Sequence sequence) {
            List<Object> elements = new ArrayList<>();
            sequence.items()
                    .forEach(item -> value(schema.getElementType(), item).ifPresent(elements::add));
            return Optional.of(elements);
        }
        if (!(node instanceof YamlNode.Scalar scalar)) {
            error(node, "expected " + expected(schema) + ", found " + node.kind(), null);
            return Optional.empty();
        }
        Object value = scalar(schema, scalar.text());
        if (value == null) {
            error(node, "'" + scalar.text() + "' is not " + expected(schema), hint(schema, scalar.text()));
        }
        return Optional.ofNullable(value);
    }

    private @Nullable Object scalar(Schema schema, String text) {
        try {
            String logicalType = schema.getLogicalType() == null
                    ? ""
                    : schema.getLogicalType().getName();
            return switch (logicalType) {
                case "decimal" ->
                    new BigDecimal(text).setScale(((LogicalTypes.Decimal) schema.getLogicalType()).getScale());
                case "timestamp-millis" -> moment(text);
                case "date" -> date(text);
                case "time-millis" -> LocalTime.parse(text);
                default -> plain(schema, text);
            };
        } catch (ArithmeticException | IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Object plain(Schema schema, String text) {
        return switch (schema.getType()) {
            case STRING -> text.isEmpty() ? null : text;
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
            case ENUM -> schema.hasEnumSymbol(text) ? SpecificData.get().createEnum(text, schema) : null;
            default -> null;
        };
    }

    private Instant moment(String text) {
        Matcher matcher = RELATIVE.matcher(text);
        return matcher.matches() ? eventTime.plus(offset(matcher)) : Instant.parse(text);
    }

    private LocalDate date(String text) {
        Matcher matcher = RELATIVE.matcher(text);
        return matcher.matches()
                ? LocalDate.ofInstant(eventTime.plus(offset(matcher)), ZoneOffset.UTC)
                : LocalDate.parse(text);
    }

    private static Duration offset(Matcher matcher) {
        return UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private static String expected(Schema schema) {
        String logicalType =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logicalType) {
            case "decimal" -> "an amount such as 12.50";
            case "timestamp-millis" -> "a moment such as -2h, +30m or 2026-01-15T12:00:00Z";
            case "date" -> "a date such as -30d or 2026-01-15";
            case "time-millis" -> "a time of day such as 08:30";
            default ->
                switch (schema.getType()) {
                    case ENUM -> "a word of " + schema.getName();
                    case ARRAY -> "a list";
                    case RECORD -> "fields of " + schema.getName();
                    case BOOLEAN -> "true or false";
                    case INT, LONG -> "a whole number";
                    case DOUBLE -> "a number";
                    default -> "a text";
                };
        };
    }

    private static @Nullable String hint(Schema schema, String text) {
        return schema.getType() == Schema.Type.ENUM
                ? NearestName.hint(
                        text, schema.getEnumSymbols(), "one of " + String.join(", ", schema.getEnumSymbols()))
                : null;
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }
}
