package dev.sluice.velocity;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code features.yaml} as a whole: the retention of each entity, and the features. */
final class CatalogReader {

    private static final int FEATURES_MAX = 500;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<FeatureSpec> features = new ArrayList<>();
    private final Map<Entity, Long> retentionMillis = new EnumMap<>(Entity.class);

    CatalogReader(String file) {
        this.file = file;
    }

    Checked<FeatureCatalog> read(String text) {
        Checked<YamlNode.Mapping> source = YamlSource.parse(file, text);
        findings.addAll(source.findings());
        if (!source.value().entries().isEmpty()) {
            YamlFields fields = new YamlFields(file, "", source.value(), findings);
            fields.requiredNode("features").ifPresent(node -> readFeatures(fields, node));
            fields.node("retention").ifPresent(node -> readRetention(fields));
            fields.refuseOthers();
        }
        return new Checked<>(new FeatureCatalog(names, features, retentionMillis), findings);
    }

    private void readFeatures(YamlFields fields, YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            fields.error(node, "'features' must be a mapping, found " + node.kind(), "write each feature as 'name:'");
            return;
        }
        if (mapping.entries().size() > FEATURES_MAX) {
            fields.error(
                    mapping, mapping.entries().size() + " features, at most " + FEATURES_MAX + " are accepted", null);
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            names.add(entry.key().text());
            new FeatureReader(file, findings).read(entry).ifPresent(features::add);
        }
    }

    private void readRetention(YamlFields fields) {
        YamlFields retention = fields.section("retention");
        for (Entity entity : Entity.values()) {
            retention
                    .node(entity.word())
                    .ifPresent(node -> retention
                            .value(entity.word(), Durations::parsePositiveMillis)
                            .ifPresent(millis -> addRetention(retention, node, entity, millis)));
        }
        retention.refuseOthers();
    }

    private void addRetention(YamlFields retention, YamlNode at, Entity entity, long millis) {
        for (FeatureSpec feature : features) {
            if (feature.entity() == entity && feature.reachMillis() > millis) {
                retention.error(
                        at,
                        "the retention is shorter than what '" + feature.name() + "' looks back",
                        "its window and delay together are longer: keep more, or shorten them");
                return;
            }
        }
        retentionMillis.put(entity, millis);
    }
}
