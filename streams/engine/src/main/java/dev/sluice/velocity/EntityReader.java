package dev.sluice.velocity;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code entity} of a feature: a word, or a list of that and attributes which make it up together with it. */
final class EntityReader {

    private final String file;
    private final YamlFields fields;
    private final List<Finding> findings;
    private final List<Attribute> attributes = new ArrayList<>();
    private @Nullable YamlNode firstAttribute;

    EntityReader(String file, YamlFields fields, List<Finding> findings) {
        this.file = file;
        this.fields = fields;
        this.findings = findings;
    }

    /** The entity that has the history, or empty after at least one error. */
    Optional<Entity> read() {
        Optional<YamlNode> node = fields.node(FeatureReader.ENTITY);
        if (node.isEmpty() || !(node.get() instanceof YamlNode.Sequence sequence)) {
            return fields.value(FeatureReader.ENTITY, YamlFields.word(Entity.byWord()));
        }
        if (sequence.items().isEmpty()) {
            error(
                    sequence,
                    "the list is empty",
                    "begin it with " + String.join(", ", Entity.byWord().keySet()));
            return Optional.empty();
        }
        Optional<Entity> entity = scalar(sequence.items().get(0)).flatMap(this::entity);
        sequence.items().stream().skip(1).forEach(item -> scalar(item).ifPresent(this::addAttribute));
        entity.ifPresent(this::refuseItsOwn);
        return entity;
    }

    /** Attributes in which events must be like the current transaction to be events of the entity. */
    List<Attribute> attributes() {
        return attributes;
    }

    /** Reports attributes where there must be none. */
    void refuseAttributes(String reason) {
        if (firstAttribute != null) {
            error(firstAttribute, reason, "name the entity alone");
        }
    }

    private Optional<Entity> entity(YamlNode.Scalar word) {
        Entity entity = Entity.byWord().get(word.text());
        if (entity == null) {
            error(
                    word,
                    "'" + word.text() + "' is not an entity",
                    NearestName.hint(
                            word.text(),
                            Entity.byWord().keySet(),
                            "the list begins with one of "
                                    + String.join(", ", Entity.byWord().keySet())));
        }
        return Optional.ofNullable(entity);
    }

    private void addAttribute(YamlNode.Scalar name) {
        firstAttribute = firstAttribute == null ? name : firstAttribute;
        try {
            attributes.add(ConditionReader.attribute(name.text()));
        } catch (IllegalArgumentException e) {
            error(name, "unknown attribute '" + name.text() + "'", e.getMessage());
        }
    }

    private void refuseItsOwn(Entity entity) {
        if (firstAttribute != null && attributes.contains(entity.attribute())) {
            error(
                    firstAttribute,
                    "all events of the " + entity.word() + " have the same "
                            + entity.attribute().fieldName(),
                    "leave it out");
        }
    }

    private Optional<YamlNode.Scalar> scalar(YamlNode item) {
        if (item instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
            return Optional.of(scalar);
        }
        error(item, "expected a name, found " + item.kind(), null);
        return Optional.empty();
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }
}
