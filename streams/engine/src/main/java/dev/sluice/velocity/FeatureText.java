package dev.sluice.velocity;

import dev.sluice.contract.PersonalData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A declared feature on one line, as its author could have written it between braces in {@code features.yaml}; but for the
 * values that a personal field is asked for, since a feature that has counted one would tell whose payment it was.
 */
public final class FeatureText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");

    private final List<String> fields = new ArrayList<>();

    private FeatureText() {}

    /** What it is declared to measure, of which events; not its name and its description. */
    public static String of(FeatureSpec feature) {
        FeatureText text = new FeatureText();
        if (feature instanceof WindowFeature measured) {
            text.measured(measured);
        } else {
            text.ratio((RatioFeature) feature);
        }
        if (!Double.isNaN(feature.valueIfEmpty())) {
            text.field(FeatureReader.IF_EMPTY, String.valueOf(feature.valueIfEmpty()));
        }
        return String.join(", ", text.fields);
    }

    private void measured(WindowFeature feature) {
        List<String> entity = new ArrayList<>(List.of(feature.entity().word()));
        feature.within().forEach(attribute -> entity.add(attribute.fieldName()));
        field(FeatureReader.ENTITY, values(entity));
        field(FeatureReader.MEASURE, feature.measure().word());
        Attribute of = feature.of();
        if (of != null) {
            field(FeatureReader.OF, of.fieldName());
        } else if (feature.measure().isOfAmounts()) {
            field(FeatureReader.OF, FeatureReader.AMOUNT);
        }
        window(feature.window());
        conditions(FeatureReader.WHERE, feature.conditions());
        conditions(FeatureReader.WHILE, feature.streakConditions());
    }

    private void ratio(RatioFeature feature) {
        field(FeatureReader.ENTITY, feature.entity().word());
        field(FeatureReader.MEASURE, RatioFeature.WORD);
        field(RatioReader.NUMERATOR, feature.numerator());
        field(RatioReader.DENOMINATOR, feature.denominator());
    }

    private void window(FeatureWindow window) {
        field(WindowReader.WINDOW, Durations.text(window.lengthMillis()));
        if (window.eventsMax() != FeatureWindow.ALL_EVENTS) {
            field(WindowReader.EVENTS, String.valueOf(window.eventsMax()));
        }
        if (window.delayMillis() > 0) {
            field(WindowReader.DELAY, Durations.text(window.delayMillis()));
        }
    }

    private void conditions(String name, List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return;
        }
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            byField.computeIfAbsent(fieldOf(condition), field -> new ArrayList<>())
                    .addAll(valuesOf(condition));
        }
        field(
                name,
                byField.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + values(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private static String fieldOf(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.attribute().fieldName();
        }
        if (condition instanceof Condition.Labelled labelled) {
            return ConditionReader.fieldOf(labelled.kind());
        }
        return ConditionReader.SAME;
    }

    private static Collection<String> valuesOf(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.attribute().isPersonal() ? List.of(PersonalData.NOT_SHOWN) : new TreeSet<>(oneOf.values());
        }
        if (condition instanceof Condition.Labelled labelled) {
            SortedMap<String, Label> words = ConditionReader.wordsOf(labelled.kind());
            return words.keySet().stream()
                    .filter(word -> labelled.labels().contains(words.get(word)))
                    .toList();
        }
        return List.of(((Condition.Same) condition).attribute().fieldName());
    }

    private static String values(List<String> values) {
        return values.size() == 1
                ? scalar(values.get(0))
                : values.stream().map(FeatureText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String scalar(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void field(String name, String value) {
        fields.add(name + ": " + value);
    }
}
