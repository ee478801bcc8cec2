package dev.sluice.velocity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code features.yaml} as a JSON Schema, by which an editor completes names, explains them and underlines what is wrong.
 * What it accepts is what {@link FeatureCatalog#parse} accepts, but for what a schema cannot say, such as whether the two
 * features of a ratio exist. Draft 7, the newest that editors support as a whole.
 */
public final class FeaturesSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DURATION = "^[0-9]{1,9}[smhdw]$";
    private static final String POSITIVE_DURATION = "^0*[1-9][0-9]{0,8}[smhdw]$";
    private static final List<String> WINDOW_NAMES =
            List.of(WindowReader.WINDOW, WindowReader.EVENTS, WindowReader.DELAY);

    private FeaturesSchema() {}

    /** The schema as text. It changes only with the language. */
    public static String json() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter())
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    private static ObjectNode schema() {
        ObjectNode schema = mapping("Velocity features. Generated from what is accepted; do not edit.");
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Sluice: features.yaml");
        schema.putArray("required").add("features");
        ObjectNode properties = properties(schema);
        properties.set("retention", retention());
        ObjectNode features = properties.putObject("features");
        features.put("description", "The features by name.");
        features.put("type", "object");
        features.putObject("propertyNames").put("pattern", "^" + FeatureReader.NAME.pattern() + "$");
        features.putObject("additionalProperties").put("$ref", "#/definitions/feature");
        ObjectNode definitions = schema.putObject("definitions");
        definitions.set("feature", feature());
        definitions.set("conditions", conditions());
        definitions.putObject("attribute").set("enum", words(Attribute.fieldNames()));
        return schema;
    }

    private static ObjectNode retention() {
        ObjectNode retention = mapping("How long events are kept, at least as far as the features look back.");
        ObjectNode properties = properties(retention);
        for (Entity entity : Entity.values()) {
            properties.set(entity.word(), text(POSITIVE_DURATION, "How long its events are kept, such as 40d."));
        }
        return retention;
    }

    private static ObjectNode feature() {
        ObjectNode feature = mapping("A feature.");
        feature.set("required", words(List.of(FeatureReader.ENTITY, FeatureReader.MEASURE)));
        ObjectNode properties = properties(feature);
        properties.set(FeatureReader.DESCRIPTION, text("", "What it tells, for people."));
        properties.set(FeatureReader.ENTITY, entity());
        properties.set(FeatureReader.MEASURE, measure());
        properties.set(FeatureReader.OF, described("What it is measured of: amount, or an attribute."));
        properties.set(
                WindowReader.WINDOW,
                text(POSITIVE_DURATION, "How long before the transaction the window begins, such as 10m, 24h or 30d."));
        ObjectNode events = described("How many events at most, the newest. Without a window: of all that is kept.");
        events.put("type", "integer").put("minimum", 1).put("maximum", FeatureWindow.EVENTS_MAX);
        properties.set(WindowReader.EVENTS, events);
        properties.set(
                WindowReader.DELAY, text(DURATION, "How long before the transaction the window ends, such as 7d."));
        properties.set(FeatureReader.WHERE, conditions("Only events that fit all of this."));
        properties.set(FeatureReader.WHILE, conditions("What the events of a streak are like."));
        properties.set(RatioReader.NUMERATOR, text("", "Name of the feature that is divided."));
        properties.set(RatioReader.DENOMINATOR, text("", "Name of the feature that it is divided by."));
        ObjectNode ifEmpty = described("The value where there is nothing to measure; without it there is none then.");
        properties.set(FeatureReader.IF_EMPTY, ifEmpty.put("type", "number"));
        ArrayNode byMeasure = feature.putArray("allOf");
        for (Measure measure : Measure.values()) {
            byMeasure.add(where(measure.word(), demands(measure)));
        }
        byMeasure.add(where(RatioFeature.WORD, demandsOfRatio()));
        return feature;
    }

    /** One word, or that and attributes which together with it make up the entity. */
    private static ObjectNode entity() {
        ObjectNode entity = described("Whose events it looks at.");
        ArrayNode forms = entity.putArray("anyOf");
        ObjectNode word = NODES.objectNode();
        word.set("enum", words(Entity.byWord().keySet()));
        forms.add(word);
        ObjectNode several = forms.addObject().put("type", "array").put("minItems", 2);
        several.putArray("items").add(word.deepCopy());
        several.putObject("additionalItems").put("$ref", "#/definitions/attribute");
        return entity;
    }

    /** The words one by one, since that is how an editor explains each. */
    private static ObjectNode measure() {
        ObjectNode measure = described("What it measures.");
        ArrayNode words = measure.putArray("oneOf");
        for (Measure each : Measure.values()) {
            words.add(described(each.meaning()).put("const", each.word()));
        }
        words.add(described("One feature divided by another.").put("const", RatioFeature.WORD));
        return measure;
    }

    private static ObjectNode where(String measure, ObjectNode demands) {
        ObjectNode rule = NODES.objectNode();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject(FeatureReader.MEASURE).put("const", measure);
        condition.set("required", words(List.of(FeatureReader.MEASURE)));
        rule.set("then", demands);
        return rule;
    }

    private static ObjectNode demands(Measure measure) {
        ObjectNode demands = NODES.objectNode();
        ArrayNode required = NODES.arrayNode();
        ObjectNode properties = demands.putObject("properties");
        switch (measure.operand()) {
            case NONE -> properties.put(FeatureReader.OF, false);
            case AMOUNT -> properties.putObject(FeatureReader.OF).put("const", FeatureReader.AMOUNT);
            case ATTRIBUTE -> properties.putObject(FeatureReader.OF).put("$ref", "#/definitions/attribute");
        }
        if (measure.operand() != Measure.Operand.NONE) {
            required.add(FeatureReader.OF);
        }
        if (measure == Measure.SHARE) {
            required.add(FeatureReader.WHERE);
        }
        if (measure == Measure.STREAK) {
            required.add(FeatureReader.WHILE);
        } else {
            properties.put(FeatureReader.WHILE, false);
        }
        if (!measure.mayHaveNoValue()) {
            properties.put(FeatureReader.IF_EMPTY, false);
        }
        properties.put(RatioReader.NUMERATOR, false);
        properties.put(RatioReader.DENOMINATOR, false);
        if (!required.isEmpty()) {
            demands.set("required", required);
        }
        ArrayNode reach = demands.putArray("anyOf");
        for (String name : List.of(WindowReader.WINDOW, WindowReader.EVENTS)) {
            reach.addObject().putArray("required").add(name);
        }
        return demands;
    }

    private static ObjectNode demandsOfRatio() {
        ObjectNode demands = NODES.objectNode();
        demands.set("required", words(List.of(RatioReader.NUMERATOR, RatioReader.DENOMINATOR)));
        ObjectNode properties = demands.putObject("properties");
        Stream.concat(WINDOW_NAMES.stream(), Stream.of(FeatureReader.OF, FeatureReader.WHERE, FeatureReader.WHILE))
                .forEach(name -> properties.put(name, false));
        return demands;
    }

    private static ObjectNode conditions() {
        ObjectNode conditions = mapping("Conditions, all of which hold.");
        conditions.put("minProperties", 1);
        ObjectNode properties = properties(conditions);
        for (Attribute attribute : Attribute.all()) {
            properties.set(attribute.fieldName(), oneOrSeveral(value(attribute.form())));
        }
        properties.set(
                ConditionReader.LABEL,
                oneOrSeveral(choice(
                        "As it was labelled, as far as known at the transaction.", ConditionReader.LABELS.keySet())));
        properties.set(
                ConditionReader.OUTCOME,
                oneOrSeveral(choice(
                        "As Sluice decided it, as far as known at the transaction.",
                        ConditionReader.OUTCOMES.keySet())));
        properties.set(
                ConditionReader.CHALLENGE,
                oneOrSeveral(choice(
                        "As its challenge ended, as far as known at the transaction.",
                        ConditionReader.CHALLENGES.keySet())));
        properties.set(ConditionReader.SAME, oneOrSeveral(NODES.objectNode().put("$ref", "#/definitions/attribute")));
        return conditions;
    }

    /** Values are texts, but one that looks like a number needs no quotes: to an editor it is a number then. */
    private static ObjectNode value(ValueForm form) {
        if (!form.symbols().isEmpty()) {
            return choice(form.description(), form.symbols());
        }
        ObjectNode value = text("^" + form.pattern().pattern() + "$", form.description());
        if (form.equals(ValueForm.TEXT)) {
            value.set("type", words(List.of("string", "number")));
        } else if (form.equals(ValueForm.MCC)) {
            value.set("type", words(List.of("string", "integer")));
            value.put("minimum", 0).put("maximum", 9_999); // without its leading zeros
        }
        return value;
    }

    private static ObjectNode oneOrSeveral(ObjectNode value) {
        ObjectNode oneOrSeveral = NODES.objectNode();
        ArrayNode forms = oneOrSeveral.putArray("anyOf");
        forms.add(value);
        forms.addObject().put("type", "array").put("minItems", 1).set("items", value.deepCopy());
        return oneOrSeveral;
    }

    private static ObjectNode conditions(String description) {
        ObjectNode reference = described(description);
        reference.putArray("allOf").addObject().put("$ref", "#/definitions/conditions");
        return reference;
    }

    private static ObjectNode mapping(String description) {
        return described(description).put("type", "object").put("additionalProperties", false);
    }

    private static ObjectNode properties(ObjectNode mapping) {
        return mapping.putObject("properties");
    }

    private static ObjectNode text(String pattern, String description) {
        ObjectNode text = described(description).put("type", "string");
        return pattern.isEmpty() ? text : text.put("pattern", pattern);
    }

    private static ObjectNode choice(String description, Collection<String> words) {
        ObjectNode choice = described(description);
        choice.set("enum", words(words));
        return choice;
    }

    private static ObjectNode described(String description) {
        return NODES.objectNode().put("description", description);
    }

    private static ArrayNode words(Collection<String> words) {
        ArrayNode array = NODES.arrayNode();
        words.forEach(array::add);
        return array;
    }
}
