package dev.sluice.rules.sandbox;

import dev.sluice.ingest.NumberBounds;
import dev.sluice.ingest.TextFormat;
import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.ValueType;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.facts.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions that together use every field of every fact and every form that the rule language has. */
final class WholeLanguage {

    /** The features that the conditions name. */
    static final List<String> FEATURES = List.of("feature_a", "feature_b");

    /** The list that the conditions name. */
    static final String LIST = "some_list";

    private static final int CONDITIONS_PER_RULE = 40;
    private static final int SHARING_RULES = 30;
    private static final int RULES_OF_A_CLASS = 1_000;
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

    private final List<String> rules = new ArrayList<>();

    private WholeLanguage() {}

    /** The conditions of each rule, between {@code when} and {@code then}. */
    static List<String> rules() {
        WholeLanguage language = new WholeLanguage();
        for (FactType fact : FactType.values()) {
            language.eachField(fact);
            language.eachPairOfNumbers(fact);
        }
        language.eachJoin();
        language.severalVariables();
        language.everyFact();
        language.sharedByMany();
        language.moreThanOneClassHolds();
        return language.rules;
    }

    private void eachField(FactType fact) {
        List<String> conditions = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (FactField field : fields(fact)) {
            parts.addAll(forms(field, field.name()));
        }
        for (int i = 0; i < parts.size(); i++) {
            conditions.add(parts.get(i));
            String next = parts.get((i + 1) % parts.size());
            if (i % 3 == 0) {
                conditions.add("(" + parts.get(i) + " || " + next + ")");
                conditions.add("(" + parts.get(i) + " && " + next + ") || " + parts.get(0));
            }
        }
        addRules(fact, conditions);
    }

    private void addRules(FactType fact, List<String> conditions) {
        for (int from = 0; from < conditions.size(); from += CONDITIONS_PER_RULE) {
            List<String> some = conditions.subList(from, Math.min(conditions.size(), from + CONDITIONS_PER_RULE));
            rules.add(fact.shown() + "(" + String.join(",\n        ", some) + ")");
        }
    }

    /** The features count as fields of Velocity. */
    private static Collection<FactField> fields(FactType fact) {
        if (fact != FactType.VELOCITY) {
            return Vocabulary.get().fields(fact);
        }
        return FEATURES.stream()
                .map(name -> new FactField(
                        fact,
                        name,
                        ValueType.of(Kind.REAL),
                        true,
                        "value",
                        false,
                        NumberBounds.NONE,
                        TextFormat.PLAIN,
                        "a feature"))
                .toList();
    }

    private static List<String> forms(FactField field, String name) {
        List<String> forms = new ArrayList<>();
        switch (field.type().kind()) {
            case BOOLEAN -> {
                forms.add(name + " == true");
                forms.add(name + " != false");
            }
            case TEXT -> {
                forms.add(name + " == \"a\"");
                forms.add(name + " != \"a\"");
                forms.add(name + " in (\"a\", \"b\")");
                forms.add(name + " not in (\"a\", \"b\")");
                forms.add(name + " in (\"a\", list(\"" + LIST + "\"))");
                forms.add(name + " not in (list(\"" + LIST + "\"))");
            }
            case WHOLE, DECIMAL, REAL -> {
                for (String comparison : COMPARISONS) {
                    forms.add(name + " " + comparison + " 12.5");
                    forms.add(name + " " + comparison + " -3");
                    forms.add(name + " * 2 " + comparison + " 1 - " + name);
                    forms.add("-" + name + " + 1 " + comparison + " 4.5");
                }
            }
            case CHOICE -> {
                for (String word : List.of("UNKNOWN", last(field))) {
                    forms.add(name + " == " + word);
                    forms.add(name + " != " + word);
                    forms.add(name + " in (" + word + ")");
                    forms.add(name + " not in (" + word + ", " + last(field) + ")");
                }
            }
            case TEXTS -> {
                forms.add(name + " contains \"a\"");
                forms.add(name + " not contains \"a\"");
            }
            case CHOICES -> {
                forms.add(name + " contains " + last(field));
                forms.add(name + " not contains " + last(field));
            }
            case MOMENT, DATE ->
                functions(field).forEach(function -> {
                    for (String comparison : COMPARISONS) {
                        forms.add(function + "(" + name + ") " + comparison + " 24");
                        forms.add(function + "(" + name + ") * 2 " + comparison + " 24.5");
                    }
                });
            case TIME_OF_DAY, GROUP -> {}
        }
        boolean canBeAsked = field.nullable() && field.type().kind() != Kind.CHOICE;
        if (canBeAsked) {
            forms.add(name + " == null");
            forms.add(name + " != null");
        }
        return forms;
    }

    private static String last(FactField field) {
        List<String> words = field.type().wordList();
        return words.get(words.size() - 1);
    }

    private static List<String> functions(FactField field) {
        return field.type().kind() == Kind.DATE
                ? List.of("daysSince")
                : Vocabulary.FUNCTIONS.stream().sorted().toList();
    }

    /** Numbers of different kinds are compared in different ways. */
    private void eachPairOfNumbers(FactType fact) {
        Collection<String> numbers = oneOfEachKind(fact).values().stream()
                .filter(field -> field.type().isNumber())
                .map(FactField::name)
                .toList();
        List<String> conditions = new ArrayList<>();
        for (String left : numbers) {
            for (String right : numbers) {
                COMPARISONS.forEach(comparison -> conditions.add(left + " " + comparison + " " + right));
                conditions.add(left + " + " + right + " > 2 * " + left);
            }
        }
        addRules(fact, conditions);
    }

    /** A field for each kind of value; one that may be missing, if there is one. */
    private static Map<Object, FactField> oneOfEachKind(FactType fact) {
        Map<Object, FactField> fields = new LinkedHashMap<>();
        for (FactField field : fields(fact)) {
            fields.merge(kindOf(field), field, (first, next) -> first.nullable() ? first : next);
        }
        return fields;
    }

    /** What Drools treats alike: to it, whole numbers are of more than one kind. */
    private static Object kindOf(FactField field) {
        if (field.type().words() != null) {
            return field.type();
        }
        return field.type().kind() == Kind.WHOLE
                ? AllowedUses.typeOf(field)
                : field.type().kind();
    }

    /** A variable of every kind, compared with each field of its kind in another fact, and in the same one. */
    private void eachJoin() {
        for (FactType from : FactType.values()) {
            for (FactType to : FactType.values()) {
                oneOfEachKind(from).values().forEach(bound -> join(bound, to));
            }
        }
    }

    private void join(FactField bound, FactType to) {
        List<String> conditions = new ArrayList<>();
        for (FactField field : oneOfEachKind(to).values()) {
            Kind kind = field.type().kind();
            boolean numbers = bound.type().isNumber() && field.type().isNumber();
            if (numbers) {
                COMPARISONS.forEach(comparison -> conditions.add(field.name() + " " + comparison + " $v"));
                conditions.add(field.name() + " >= 2 * $v + 1");
            } else if (bound.type().equals(field.type())
                    && (kind == Kind.TEXT || kind == Kind.BOOLEAN || kind == Kind.CHOICE)) {
                conditions.add(field.name() + " == $v");
                conditions.add(field.name() + " != $v");
            } else if (bound.type().kind() == Kind.TEXT && kind == Kind.TEXTS
                    || bound.type().kind() == Kind.CHOICE
                            && kind == Kind.CHOICES
                            && bound.type().words() == field.type().words()) {
                conditions.add(field.name() + " contains $v");
                conditions.add(field.name() + " not contains $v");
            }
        }
        if (!conditions.isEmpty()) {
            String either = String.join(" || ", conditions);
            rules.add(bound.fact().shown() + "($v : " + bound.name() + ")\n    " + to.shown() + "("
                    + String.join(",\n        ", conditions) + ",\n        " + either + ")");
        }
    }

    /** Conditions over one, two and more variables are compiled to different interfaces. */
    private void severalVariables() {
        for (int count = 1; count <= 5; count++) {
            List<String> bindings = new ArrayList<>();
            List<String> sum = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                bindings.add("$v" + i + " : amount");
                sum.add("$v" + i);
            }
            String total = String.join(" + ", sum);
            String listed = String.join(
                    " || ", sum.stream().map(v -> "merchantId == " + v).toList());
            rules.add("Merchant(" + String.join(", ", bindings).replace("amount", "merchantId") + ")\n    Transaction("
                    + listed + " || merchantId in (list(\"" + LIST + "\")))");
            rules.add("Transaction(" + String.join(", ", bindings) + ")\n    Velocity(feature_a > " + total
                    + ", feature_a * 2 < " + total + " || feature_b == 1)");
        }
    }

    private void everyFact() {
        rules.add(
                "Transaction($a : accountId)\n    Device(accountId == $a, rooted == true)\n    Terminal(status == MISSING)\n"
                        + "    Merchant(status == MISSING)\n    Velocity(feature_a > 1)\n    Device(rooted == false)");
    }

    /** Drools writes other code for a condition once it stands in more rules than it cares to name. */
    private void sharedByMany() {
        for (int i = 0; i < SHARING_RULES; i++) {
            rules.add("Transaction($a : accountId, amount > 50, entryMode in (ECOMMERCE, QR_CODE))\n"
                    + "    Device(accountId == $a, rooted == true, model in (list(\"" + LIST + "\")))\n"
                    + "    Velocity(feature_a > 3 || feature_b == null)");
        }
    }

    /** Drools parts more than a thousand rules into classes that it does not have otherwise. */
    private void moreThanOneClassHolds() {
        for (int i = 0; i < RULES_OF_A_CLASS; i++) {
            rules.add("Transaction(amount > " + i + ")");
        }
    }
}
