package dev.sluice.replay.mapping;

import dev.sluice.finding.Finding;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping file says of one field: a template, or a column with a conversion. */
final class FieldReader {

    private static final int IMPLIED_DECIMALS_MAX = 4;

    private final String file;
    private final FieldPath target;
    private final List<Finding> findings;

    FieldReader(String file, FieldPath target, List<Finding> findings) {
        this.file = file;
        this.target = target;
        this.findings = findings;
    }

    /** The field's source, or empty after a finding. */
    Optional<FieldMapping> read(YamlNode node) {
        int before = findings.size();
        FieldMapping mapping = null;
        if (node instanceof YamlNode.Scalar scalar) {
            mapping = fromTemplate(scalar);
        } else if (node instanceof YamlNode.Mapping nested) {
            mapping = fromColumn(nested);
        } else {
            error(node, "'" + target.path() + "' has one source, found a list", "write ${COLUMN} or a constant");
        }
        return findings.size() > before ? Optional.empty() : Optional.ofNullable(mapping);
    }

    private @Nullable FieldMapping fromTemplate(YamlNode.Scalar scalar) {
        try {
            Template template = Template.parse(scalar.text());
            if (template.parts().isEmpty()) {
                error(scalar, "'" + target.path() + "' has no source", "write ${COLUMN} or a constant");
                return null;
            }
            Conversion usual = Conversions.to(target.type());
            return new FieldMapping(target, template, scalar, constantly(template, usual), null);
        } catch (IllegalArgumentException e) {
            error(scalar, "'" + scalar.text() + "' is not accepted for '" + target.path() + "'", e.getMessage());
            return null;
        }
    }

    /** A constant is converted once, here, where its place is known. */
    private static Conversion constantly(Template template, Conversion conversion) {
        if (!template.isConstant()) {
            return conversion;
        }
        Object value = conversion.convert(template.constant());
        return text -> value;
    }

    private @Nullable FieldMapping fromColumn(YamlNode.Mapping nested) {
        YamlFields fields = new YamlFields(file, target.path(), nested, findings);
        Optional<YamlNode> at = fields.requiredNode("column");
        Optional<String> column = at.isEmpty() ? Optional.empty() : fields.value("column", FieldReader::name);
        Conversion conversion = conversion(fields);
        Object ifEmpty = optional(fields, "ifEmpty", Conversions.to(target.type())::convert);
        fields.refuseOthers();
        if (at.isEmpty() || column.isEmpty()) {
            return null;
        }
        return new FieldMapping(target, Template.ofColumn(column.get()), at.get(), conversion, ifEmpty);
    }

    private Conversion conversion(YamlFields fields) {
        Conversion conversion = Conversions.to(target.type());
        if (Conversions.isTime(target.type())) {
            ZoneId zone = optional(fields, "zone", FieldReader::zone);
            ZoneId zoneOrUtc = zone == null ? ZoneOffset.UTC : zone;
            Conversion formatted = optional(fields, "format", format -> TimeFormat.of(format, zoneOrUtc));
            conversion = formatted == null ? TimeFormat.of("iso", zoneOrUtc) : formatted;
        } else if (target.type().getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            Integer implied = optional(fields, "impliedDecimals", FieldReader::impliedDecimals);
            conversion = Conversions.decimal(decimal.getScale(), implied == null ? 0 : implied);
        }
        return fields.node("values").isPresent() ? table(fields, conversion) : conversion;
    }

    private Conversion table(YamlFields fields, Conversion conversion) {
        Map<String, @Nullable Object> byWord = new HashMap<>();
        YamlNode node = fields.node("values").orElseThrow();
        if (node instanceof YamlNode.Mapping words) {
            YamlFields entries = new YamlFields(file, target.path() + ".values", words, findings);
            for (YamlNode.Entry entry : words.entries()) {
                String word = entry.key().text();
                entries.value(word, conversion::convert).ifPresent(value -> byWord.put(word, value));
            }
        } else {
            error(node, "'values' must be a mapping, found " + node.kind(), "write 'WORD: VALUE' lines below it");
        }
        Object otherwise = optional(fields, "otherwise", conversion::convert);
        return text -> {
            Object value = byWord.getOrDefault(text, otherwise);
            if (value == null) {
                throw new IllegalArgumentException(
                        "add it to 'values' of '" + target.path() + "' in " + file + ", or add 'otherwise'");
            }
            return value;
        };
    }

    private static <T> @Nullable T optional(YamlFields fields, String name, Function<String, T> parser) {
        return fields.node(name).isEmpty() ? null : fields.value(name, parser).orElse(null);
    }

    private static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("write the name of a column as the file's first line has it");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write a zone such as UTC, +01:00 or Europe/Berlin", e);
        }
    }

    private static int impliedDecimals(String text) {
        String accepted = "write a whole number from 0 to " + IMPLIED_DECIMALS_MAX;
        try {
            int digits = Integer.parseInt(text);
            if (digits >= 0 && digits <= IMPLIED_DECIMALS_MAX) {
                return digits;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(accepted, e);
        }
        throw new IllegalArgumentException(accepted);
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }
}
