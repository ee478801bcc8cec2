package dev.sluice.velocity;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code features.yaml} as a whole: the retention of each entity, and the features. */
final class CatalogReader {

    private static final int FEATURES_MAX = 500;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    CatalogReader(String file) {
        this.file = file;
    }

    Checked<FeatureCatalog> read(String text) {
        Checked<YamlNode.Mapping> source = YamlSource.parse(file, text);
        findings.addAll(source.findings());
        List<FeatureSpec> features = new ArrayList<>();
        Map<Entity, Long> retentionMillis = Map.of();
        if (!source.value().entries().isEmpty()) {
            YamlFields fields = new YamlFields(file, "", source.value(), findings);
            Retention retention = Retention.read(fields);
            fields.requiredNode("features").ifPresent(node -> features.addAll(read(fields, node, retention)));
            fields.refuseOthers();
            retentionMillis = retention.millisFor(features);
        }
        return new Checked<>(new FeatureCatalog(names, features, retentionMillis), findings);
    }

    private List<FeatureSpec> read(YamlFields fields, YamlNode node, Retention retention) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            fields.error(node, "'features' must be a mapping, found " + node.kind(), "write each feature as 'name:'");
            return List.of();
        }
        if (mapping.entries().size() > FEATURES_MAX) {
            fields.error(
                    mapping, mapping.entries().size() + " features, at most " + FEATURES_MAX + " are accepted", null);
        }
        RatioReader ratios = new RatioReader(file, findings);
        List<FeatureSpec> features = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            names.add(entry.key().text());
            new FeatureReader(file, retention, ratios, findings).read(entry).ifPresent(features::add);
        }
        features.removeAll(ratios.withoutParts(names, features));
        return features;
    }
}
