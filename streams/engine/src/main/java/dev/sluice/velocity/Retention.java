package dev.sluice.velocity;

import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How long events are kept, as {@code features.yaml} declares it. */
final class Retention {

    private final YamlFields fields;
    private final Set<Entity> mentioned = EnumSet.noneOf(Entity.class);
    private final Map<Entity, Long> millis = new EnumMap<>(Entity.class);

    private Retention(YamlFields fields) {
        this.fields = fields;
    }

    /** Reads the section of that name; it may be missing. */
    static Retention read(YamlFields file) {
        if (file.node("retention").isEmpty()) {
            return new Retention(file);
        }
        Retention retention = new Retention(file.section("retention"));
        for (Entity entity : Entity.values()) {
            if (retention.fields.node(entity.word()).isPresent()) {
                retention.mentioned.add(entity);
                retention
                        .fields
                        .value(entity.word(), Durations::parsePositiveMillis)
                        .ifPresent(millis -> retention.millis.put(entity, millis));
            }
        }
        retention.fields.refuseOthers();
        return retention;
    }

    /** Whether something was declared for an entity, be it wrong. */
    boolean mentions(Entity entity) {
        return mentioned.contains(entity);
    }

    /** What was declared for an entity, in milliseconds. */
    Optional<Long> millis(Entity entity) {
        return Optional.ofNullable(millis.get(entity));
    }

    /** What was declared, in milliseconds, without what is shorter than the features look back: that is a finding. */
    Map<Entity, Long> millisFor(List<FeatureSpec> features) {
        Map<Entity, Long> sufficient = new EnumMap<>(millis);
        for (FeatureSpec feature : features) {
            if (feature instanceof WindowFeature window
                    && window.reachMillis() > sufficient.getOrDefault(feature.entity(), Long.MAX_VALUE)) {
                sufficient.remove(feature.entity());
                fields.node(feature.entity().word()).ifPresent(at -> refuse(at, feature));
            }
        }
        return sufficient;
    }

    private void refuse(YamlNode at, FeatureSpec feature) {
        fields.error(
                at,
                "the retention is shorter than what '" + feature.name() + "' looks back",
                "its window and delay together are longer: keep more, or shorten them");
    }
}
