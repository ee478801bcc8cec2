package dev.sluice.velocity;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ratios of a file, and when all features are known, checks what they divide by what. */
final class RatioReader {

    static final String NUMERATOR = "numerator";
    static final String DENOMINATOR = "denominator";

    private final String file;
    private final List<Finding> findings;
    private final Map<RatioFeature, YamlFields> ratios = new LinkedHashMap<>();

    RatioReader(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The ratio, or empty after at least one error. */
    Optional<RatioFeature> read(
            String name, String description, Optional<Entity> entity, double valueIfEmpty, YamlFields fields) {
        Optional<String> numerator = fields.value(NUMERATOR, text -> text);
        Optional<String> denominator = fields.value(DENOMINATOR, text -> text);
        if (entity.isEmpty() || numerator.isEmpty() || denominator.isEmpty()) {
            return Optional.empty();
        }
        RatioFeature ratio =
                new RatioFeature(name, description, entity.get(), numerator.get(), denominator.get(), valueIfEmpty);
        ratios.put(ratio, fields);
        return Optional.of(ratio);
    }

    /**
     * The ratios that cannot be calculated.
     *
     * @param names the names of all features, those included whose declaration has errors, which are not reported again
     * @param features the features without errors
     */
    List<RatioFeature> withoutParts(List<String> names, List<FeatureSpec> features) {
        Map<String, FeatureSpec> byName = new LinkedHashMap<>();
        features.forEach(feature -> byName.put(feature.name(), feature));
        List<RatioFeature> refused = new ArrayList<>();
        ratios.forEach((ratio, fields) -> {
            boolean numerator = isMeasured(fields, NUMERATOR, ratio.numerator(), ratio, byName, names);
            boolean denominator = isMeasured(fields, DENOMINATOR, ratio.denominator(), ratio, byName, names);
            if (!numerator || !denominator) {
                refused.add(ratio);
            }
        });
        return refused;
    }

    private boolean isMeasured(
            YamlFields fields,
            String field,
            String name,
            RatioFeature ratio,
            Map<String, FeatureSpec> byName,
            List<String> names) {
        FeatureSpec part = byName.get(name);
        YamlNode at = fields.requiredNode(field).orElseThrow();
        if (part == null) {
            if (!names.contains(name)) {
                error(at, "there is no feature '" + name + "'", NearestName.hint(name, names, "declare it"));
            }
            return false;
        }
        if (part instanceof RatioFeature) {
            error(at, "'" + name + "' is a ratio itself", "a ratio is of two features that are measured");
            return false;
        }
        if (part.entity() != ratio.entity()) {
            error(
                    at,
                    "'" + name + "' is about the " + part.entity().word() + ", the ratio about the "
                            + ratio.entity().word(),
                    "both features must be of the entity of the ratio");
            return false;
        }
        return true;
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }
}
