package dev.sluice.velocity;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of one feature. */
final class FeatureReader {

    /** What the name of a feature looks like. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    static final String DESCRIPTION = "description";
    static final String ENTITY = "entity";
    static final String MEASURE = "measure";
    static final String OF = "of";
    static final String WHERE = "where";
    static final String WHILE = "while";
    static final String IF_EMPTY = "ifEmpty";
    static final String AMOUNT = "amount";

    /** All names that a declaration may have, whatever its measure. */
    static final List<String> NAMES = List.of(
            DESCRIPTION,
            ENTITY,
            MEASURE,
            OF,
            WindowReader.WINDOW,
            WindowReader.EVENTS,
            WindowReader.DELAY,
            WHERE,
            WHILE,
            RatioReader.NUMERATOR,
            RatioReader.DENOMINATOR,
            IF_EMPTY);

    private final String file;
    private final Retention retention;
    private final RatioReader ratios;
    private final List<Finding> findings;
    private final int findingsBefore;

    FeatureReader(String file, Retention retention, RatioReader ratios, List<Finding> findings) {
        this.file = file;
        this.retention = retention;
        this.ratios = ratios;
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
        String description = optional(fields, DESCRIPTION, Function.identity()).orElse("");
        EntityReader entities = new EntityReader(file, fields, findings);
        Optional<Entity> entity = entities.read();
        Optional<String> word = fields.value(MEASURE, FeatureReader::measureWord);
        Optional<Measure> measure = word.map(Measure.byWord()::get);
        Optional<? extends FeatureSpec> feature;
        if (word.isPresent() && measure.isEmpty()) {
            double valueIfEmpty =
                    optional(fields, IF_EMPTY, FeatureReader::number).orElse(Double.NaN);
            entities.refuseAttributes("a ratio is of two features, which say themselves which events they look at");
            feature = ratios.read(name, description, entity, valueIfEmpty, fields);
        } else {
            feature = readMeasured(entry.key(), description, entity, entities.attributes(), measure, fields);
        }
        if (word.isEmpty()) {
            NAMES.forEach(fields::node); // which of them belong depends on the measure
        }
        fields.refuseOthers();
        return hasErrors() ? Optional.empty() : feature.map(Function.identity());
    }

    private Optional<WindowFeature> readMeasured(
            YamlNode.Scalar name,
            String description,
            Optional<Entity> entity,
            List<Attribute> within,
            Optional<Measure> measure,
            YamlFields fields) {
        Optional<FeatureWindow> window = new WindowReader(fields, name, retention).read(entity);
        Optional<Attribute> of = measure.flatMap(known -> readOf(fields, known));
        List<Condition> conditions = readConditions(name.text(), WHERE, fields);
        Optional<Double> ifEmpty = measure.flatMap(known -> readIfEmpty(fields, known));
        List<Condition> streak =
                measure.map(known -> readStreak(name, known, window, fields)).orElse(List.of());
        measure.ifPresent(known -> checkConditions(known, of, conditions, fields, name));
        if (hasErrors() || entity.isEmpty() || measure.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WindowFeature(
                name.text(),
                description,
                entity.get(),
                within,
                measure.get(),
                of.orElse(null),
                window.get(),
                conditions,
                streak,
                ifEmpty.orElse(Double.NaN)));
    }

    private List<Condition> readConditions(String name, String field, YamlFields fields) {
        return fields.node(field)
                .map(node -> new ConditionReader(file, name + "." + field, findings).read(node))
                .orElse(List.of());
    }

    private Optional<Attribute> readOf(YamlFields fields, Measure measure) {
        Optional<YamlNode> node = fields.node(OF);
        switch (measure.operand()) {
            case ATTRIBUTE -> {
                return fields.value(OF, ConditionReader::attribute);
            }
            case AMOUNT -> fields.value(OF, FeatureReader::onlyAmount);
            case NONE ->
                node.ifPresent(
                        at -> error(at, "'" + measure.word() + "' is of events and has no 'of'", "leave it out"));
        }
        return Optional.empty();
    }

    private Optional<Double> readIfEmpty(YamlFields fields, Measure measure) {
        Optional<YamlNode> node = fields.node(IF_EMPTY);
        if (node.isPresent() && !measure.mayHaveNoValue()) {
            error(node.get(), "'" + measure.word() + "' of nothing is 0 and needs no 'ifEmpty'", "leave it out");
            return Optional.empty();
        }
        return optional(fields, IF_EMPTY, FeatureReader::number);
    }

    private List<Condition> readStreak(
            YamlNode.Scalar name, Measure measure, Optional<FeatureWindow> window, YamlFields fields) {
        Optional<YamlNode> node = fields.node(WHILE);
        if (measure != Measure.STREAK) {
            node.ifPresent(at -> error(at, "'" + measure.word() + "' has no 'while'", "write it as 'where'"));
            return List.of();
        }
        if (node.isEmpty()) {
            error(
                    name,
                    "a streak needs 'while', which says what all of its events are like",
                    "such as 'while: {securityCodeResult: NO_MATCH}'");
        }
        List<Condition> conditions = readConditions(name.text(), WHILE, fields);
        boolean byLabel = conditions.stream().anyMatch(Condition.Labelled.class::isInstance);
        if (byLabel && window.isPresent() && window.get().delayMillis() == 0) {
            error(
                    name,
                    "the streak begins with the transaction itself, which has no label and no outcome yet: it is always 0",
                    "add a delay, after which they are known, such as 'delay: 7d'");
        }
        return conditions;
    }

    private void checkConditions(
            Measure measure,
            Optional<Attribute> of,
            List<Condition> conditions,
            YamlFields fields,
            YamlNode.Scalar name) {
        if (measure == Measure.SHARE && fields.node(WHERE).isEmpty()) {
            error(name, "a share needs 'where', which says the share of what", "such as 'where: {label: fraud}'");
        }
        if (measure == Measure.CHANGED && of.isPresent() && conditions.contains(new Condition.Same(of.get()))) {
            error(
                    name,
                    "only events with the same " + of.get().fieldName() + " are compared, so it never changed",
                    "take it out of 'same'");
        }
        if (measure.isOfAmounts() && !conditions.contains(new Condition.Same(Attribute.CURRENCY))) {
            findings.add(Finding.warning(
                    file,
                    name.line(),
                    name.column(),
                    measure == Measure.SUM || measure == Measure.MEAN
                            ? "amounts in different currencies are added up as if they were one"
                            : "amounts in different currencies are compared as if they were one",
                    "add 'where: {same: currency}'"));
        }
    }

    private boolean hasErrors() {
        return findings.stream().skip(findingsBefore).anyMatch(Finding::isError);
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }

    /** All words that a feature may have as its measure. */
    static List<String> measureWords() {
        List<String> words = new ArrayList<>(Measure.byWord().keySet());
        words.add(RatioFeature.WORD);
        return words;
    }

    private static String measureWord(String text) {
        List<String> words = measureWords();
        if (!words.contains(text)) {
            throw new IllegalArgumentException(NearestName.hint(text, words, "accepted: " + String.join(", ", words)));
        }
        return text;
    }

    private static <T> Optional<T> optional(YamlFields fields, String name, Function<String, T> parser) {
        return fields.node(name).isPresent() ? fields.value(name, parser) : Optional.empty();
    }

    private static String onlyAmount(String text) {
        if (!text.equals(AMOUNT)) {
            throw new IllegalArgumentException("this measure is of the amount: write 'of: amount'");
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
