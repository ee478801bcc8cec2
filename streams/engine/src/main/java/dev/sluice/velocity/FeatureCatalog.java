package dev.sluice.velocity;

import dev.sluice.finding.Checked;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The velocity features that analysts declared in {@code features.yaml}. Immutable. */
public final class FeatureCatalog {

    private final List<String> names;
    private final Map<String, FeatureSpec> features;
    private final Map<Entity, HistoryLimits> limits;
    private final Set<Entity> kept;

    /**
     * @param names all names, those included whose declaration has errors
     * @param features the features without errors, their names among {@code names}
     * @param retentionMillis declared retention; what is missing goes by the reach of the features
     */
    FeatureCatalog(List<String> names, List<FeatureSpec> features, Map<Entity, Long> retentionMillis) {
        this.names = List.copyOf(names);
        this.features = new LinkedHashMap<>();
        features.forEach(feature -> this.features.put(feature.name(), feature));
        this.limits = new EnumMap<>(Entity.class);
        this.kept = EnumSet.noneOf(Entity.class);
        for (Entity entity : Entity.values()) {
            limits.put(entity, limits(features(entity), retentionMillis.getOrDefault(entity, 0L)));
            if (retentionMillis.containsKey(entity) || !features(entity).isEmpty()) {
                kept.add(entity);
            }
        }
    }

    /**
     * Reads {@code features.yaml}; the head of that file describes its language.
     *
     * @param fileName the file's name as findings shall show it
     * @param text the file's content
     * @return the features that could be understood, and everything that is wrong
     */
    public static Checked<FeatureCatalog> parse(String fileName, String text) {
        return new CatalogReader(fileName).read(text);
    }

    /** All features in the order of the file. */
    public List<FeatureSpec> features() {
        return List.copyOf(features.values());
    }

    /** The features of one kind of entity, in the order of the file. */
    public List<FeatureSpec> features(Entity entity) {
        return features.values().stream()
                .filter(feature -> feature.entity() == entity)
                .toList();
    }

    /** The names of all features, those included whose declaration has errors, in the order of the file. */
    public List<String> names() {
        return names;
    }

    /** The feature of a name, if it is declared without errors. */
    public Optional<FeatureSpec> find(String name) {
        return Optional.ofNullable(features.get(name));
    }

    /**
     * What the histories of an entity must keep: its declared retention, or else the furthest reach of its features,
     * and {@link HistoryLimits#LATENESS_ALLOWED} more.
     */
    public HistoryLimits limits(Entity entity) {
        return Objects.requireNonNull(limits.get(entity));
    }

    /** Whether the analysts ask for the history of an entity: they declared a feature of it, or its retention. */
    public boolean keeps(Entity entity) {
        return kept.contains(entity);
    }

    /**
     * The names of the features that look at how earlier payments were decided, or that are calculated from such ones. A
     * running system learns that a moment after its decision, a replay at once.
     */
    public Set<String> namesOfOutcomes() {
        return features.values().stream()
                .filter(this::looksAtOutcomes)
                .map(FeatureSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean looksAtOutcomes(FeatureSpec feature) {
        if (feature instanceof RatioFeature ratio) {
            return Stream.of(ratio.numerator(), ratio.denominator())
                    .flatMap(name -> find(name).stream())
                    .anyMatch(this::looksAtOutcomes);
        }
        WindowFeature window = (WindowFeature) feature;
        return Stream.concat(window.conditions().stream(), window.streakConditions().stream())
                .anyMatch(condition ->
                        condition instanceof Condition.Labelled labelled && labelled.kind() != Label.Kind.TRUTH);
    }

    private static HistoryLimits limits(List<FeatureSpec> features, long declaredMillis) {
        long reachMillis = features.stream()
                .filter(WindowFeature.class::isInstance)
                .mapToLong(feature -> ((WindowFeature) feature).reachMillis())
                .max()
                .orElse(0);
        return new HistoryLimits(
                Math.max(reachMillis, declaredMillis) + HistoryLimits.LATENESS_ALLOWED.toMillis(),
                HistoryLimits.DEFAULT_EVENTS_MAX);
    }
}
