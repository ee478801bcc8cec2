package dev.sluice.velocity;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@code where} of a feature, or what else is written as one. */
final class ConditionReader {

    static final String LABEL = "label";
    static final String SAME = "same";
    static final SortedMap<String, Label> LABELS =
            new TreeMap<>(Map.of("fraud", Label.FRAUD, "genuine", Label.GENUINE));
    static final String OUTCOME = "outcome";
    static final SortedMap<String, Label> OUTCOMES =
            new TreeMap<>(Map.of("challenge", Label.CHALLENGED, "block", Label.BLOCKED));

    static final String CHALLENGE = "challenge";
    static final SortedMap<String, Label> CHALLENGES = new TreeMap<>(Map.of(
            "passed",
            Label.CHALLENGE_PASSED,
            "failed",
            Label.CHALLENGE_FAILED,
            "unanswered",
            Label.CHALLENGE_UNANSWERED));

    /** Why there is no word for the third outcome. */
    private static final String ALLOWED = "; a payment that was allowed has no outcome";

    private final String file;
    private final String path;
    private final List<Finding> findings;
    private final List<Condition> conditions = new ArrayList<>();

    /** @param path what the conditions are called in findings, such as {@code account_count_1h.where} */
    ConditionReader(String file, String path, List<Finding> findings) {
        this.file = file;
        this.path = path;
        this.findings = findings;
    }

    /** The field by which a condition asks for labels of a kind. */
    static String fieldOf(Label.Kind kind) {
        return switch (kind) {
            case TRUTH -> LABEL;
            case OUTCOME -> OUTCOME;
            case CHALLENGE -> CHALLENGE;
        };
    }

    /** What the labels of a kind are called in a condition. */
    static SortedMap<String, Label> wordsOf(Label.Kind kind) {
        return switch (kind) {
            case TRUTH -> LABELS;
            case OUTCOME -> OUTCOMES;
            case CHALLENGE -> CHALLENGES;
        };
    }

    /** The conditions without errors, in the order of the file. */
    List<Condition> read(YamlNode where) {
        if (!(where instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            error(where, "'" + path + "' must be a mapping, found " + where.kind(), "such as {entryMode: CONTACTLESS}");
            return List.of();
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            switch (entry.key().text()) {
                case LABEL -> readLabels(entry.value(), LABELS, "a label", "");
                case OUTCOME -> readLabels(entry.value(), OUTCOMES, "an outcome that is kept", ALLOWED);
                case CHALLENGE -> readLabels(entry.value(), CHALLENGES, "an end of a challenge", "");
                case SAME -> readSame(entry.value());
                default -> readOneOf(entry);
            }
        }
        return conditions;
    }

    /**
     * The attribute of a name.
     *
     * @throws IllegalArgumentException with a message that suggests the nearest one
     */
    static Attribute attribute(String name) {
        return Attribute.named(name)
                .orElseThrow(() -> new IllegalArgumentException(NearestName.hint(
                        name, Attribute.fieldNames(), "attributes: " + String.join(", ", Attribute.fieldNames()))));
    }

    private void readLabels(YamlNode value, SortedMap<String, Label> words, String what, String addition) {
        Set<Label> labels = new LinkedHashSet<>();
        for (YamlNode.Scalar scalar : scalars(value)) {
            Label label = words.get(scalar.text());
            if (label == null) {
                error(
                        scalar,
                        "'" + scalar.text() + "' is not " + what,
                        NearestName.hint(
                                scalar.text().toLowerCase(Locale.ROOT),
                                words.keySet(),
                                "it is " + String.join(" or ", words.keySet()) + addition));
            } else {
                labels.add(label);
            }
        }
        if (!labels.isEmpty()) {
            conditions.add(new Condition.Labelled(labels));
        }
    }

    private void readSame(YamlNode value) {
        for (YamlNode.Scalar scalar : scalars(value)) {
            try {
                conditions.add(new Condition.Same(attribute(scalar.text())));
            } catch (IllegalArgumentException e) {
                error(scalar, "unknown attribute '" + scalar.text() + "'", e.getMessage());
            }
        }
    }

    private void readOneOf(YamlNode.Entry entry) {
        String name = entry.key().text();
        Optional<Attribute> attribute = Attribute.named(name);
        if (attribute.isEmpty()) {
            List<String> accepted = new ArrayList<>(Attribute.fieldNames());
            accepted.addAll(List.of(LABEL, OUTCOME, CHALLENGE, SAME));
            error(
                    entry.key(),
                    "unknown attribute '" + name + "'",
                    NearestName.hint(name, accepted, "accepted here: " + String.join(", ", accepted)));
            return;
        }
        Set<String> values = new LinkedHashSet<>();
        for (YamlNode.Scalar scalar : scalars(entry.value())) {
            Optional<String> hint = attribute.get().form().hintFor(scalar.text());
            hint.ifPresent(problem ->
                    error(scalar, "'" + scalar.text() + "' can never be the " + name + " of a transaction", problem));
            values.add(scalar.text());
        }
        if (!values.isEmpty()) {
            conditions.add(new Condition.OneOf(attribute.get(), values));
        }
    }

    /** A plain value or a list of them; anything else is a finding and gives none. */
    private List<YamlNode.Scalar> scalars(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
                scalars.add(scalar);
            } else {
                error(item, "expected a value or a list of values, found " + item.kind(), null);
            }
        }
        if (items.isEmpty()) {
            error(node, "the list is empty, so nothing could ever fit", "name at least one value");
        }
        return scalars;
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }
}
