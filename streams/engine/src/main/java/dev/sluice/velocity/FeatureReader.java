package dev.sluice.velocity;

import dev.sluice.finding.Finding;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of one feature. */
final class FeatureReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String AMOUNT = "amount";

    private final String file;
    private final List<Finding> findings;
    private final int findingsBefore;

    FeatureReader(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
        this.findingsBefore = findings.size();
    }

    /** The feature, or empty after at least one error. */
    Optional<FeatureSpec> read(YamlNode.Entry entry) {
        String name = entry.key().text();
        if (!NAME.matcher(name).matches() || SourceVersion.isKeyword(name)) {
            error(
                    entry.key(),
                    "'" + name + "' cannot be the name of a feature",
                    "use small letters, digits and _, at most 64, such as account_count_1h");
        }
        if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
            error(
                    entry.value(),
                    "feature '" + name + "' must be a mapping, found "
                            + entry.value().kind(),
                    "indent entity, measure and window below it");
            return Optional.empty();
        }
        YamlFields fields = new YamlFields(file, name, mapping, findings);
        Optional<Entity> entity = fields.value("entity", YamlFields.word(Entity.byWord()));
        Optional<Measure> measure = fields.value("measure", YamlFields.word(Measure.byWord()));
        Optional<Long> window = fields.value("window", Durations::parsePositiveMillis);
        Optional<Long> delay = optional(fields, "delay", Durations::parseMillis);
        Optional<String> description = optional(fields, "description", Function.identity());
        Optional<Attribute> of = measure.flatMap(known -> readOf(fields, known));
        List<Condition> conditions = fields.node("where")
                .map(node -> new ConditionReader(file, name, findings).read(node))
                .orElse(List.of());
        Optional<Double> ifEmpty = measure.flatMap(known -> readIfEmpty(fields, known));
        fields.refuseOthers();
        measure.ifPresent(known -> checkConditions(known, conditions, fields, entry.key()));
        if (hasErrors() || entity.isEmpty() || measure.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FeatureSpec(
                name,
                description.orElse(""),
                entity.get(),
                measure.get(),
                of.orElse(null),
                window.get(),
                delay.orElse(0L),
                conditions,
                ifEmpty.orElse(Double.NaN)));
    }

    private Optional<Attribute> readOf(YamlFields fields, Measure measure) {
        Optional<YamlNode> node = fields.node("of");
        if (measure == Measure.DISTINCT) {
            return fields.value("of", ConditionReader::attribute);
        }
        if (measure.isOfAmounts()) {
            fields.value("of", FeatureReader::onlyAmount);
        } else if (node.isPresent()) {
            error(node.get(), "'" + measure.word() + "' counts events and has no 'of'", "leave it out");
        }
        return Optional.empty();
    }

    private Optional<Double> readIfEmpty(YamlFields fields, Measure measure) {
        Optional<YamlNode> node = fields.node("ifEmpty");
        if (node.isPresent() && !measure.mayHaveNoValue()) {
            error(node.get(), "'" + measure.word() + "' of nothing is 0 and needs no 'ifEmpty'", "leave it out");
            return Optional.empty();
        }
        return optional(fields, "ifEmpty", FeatureReader::number);
    }

    private void checkConditions(Measure measure, List<Condition> conditions, YamlFields fields, YamlNode.Scalar name) {
        if (measure == Measure.SHARE && fields.node("where").isEmpty()) {
            error(name, "a share needs 'where', which says the share of what", "such as 'where: {label: fraud}'");
        }
        if (measure.isOfAmounts() && !conditions.contains(new Condition.Same(Attribute.CURRENCY))) {
            findings.add(Finding.warning(
                    file,
                    name.line(),
                    name.column(),
                    "amounts in different currencies are added up as if they were one",
                    "add 'where: {same: currency}'"));
        }
    }

    private boolean hasErrors() {
        return findings.stream().skip(findingsBefore).anyMatch(Finding::isError);
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }

    private static <T> Optional<T> optional(YamlFields fields, String name, Function<String, T> parser) {
        return fields.node(name).isPresent() ? fields.value(name, parser) : Optional.empty();
    }

    private static String onlyAmount(String text) {
        if (!text.equals(AMOUNT)) {
            throw new IllegalArgumentException("only the amount can be added up: write 'of: amount'");
        }
        return text;
    }

    private static Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the same complaint as a number that is not finite
        }
        throw new IllegalArgumentException("write a number such as 0 or 0.5");
    }
}
