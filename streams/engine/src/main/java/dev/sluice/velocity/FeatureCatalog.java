package dev.sluice.velocity;

import dev.sluice.finding.Checked;
import java.util.List;
import java.util.Optional;

/** The velocity features that analysts declared in {@code features.yaml}. Immutable. */
@SuppressWarnings("DoNotCallSuggester")
public final class FeatureCatalog {

    private FeatureCatalog() {}

    /**
     * Reads {@code features.yaml}.
     *
     * @param fileName the file's name as findings shall show it
     * @param text the file's content
     * @return the features that could be understood, and everything that is wrong
     */
    public static Checked<FeatureCatalog> parse(String fileName, String text) {
        throw new UnsupportedOperationException("the feature language is not built yet");
    }

    /** All features in the order of the file. */
    public List<FeatureSpec> features() {
        throw new UnsupportedOperationException("the feature language is not built yet");
    }

    /** The features of one kind of entity, in the order of the file. */
    public List<FeatureSpec> features(Entity entity) {
        throw new UnsupportedOperationException("the feature language is not built yet");
    }

    /** The names of all features, those included whose declaration has errors, in the order of the file. */
    public List<String> names() {
        throw new UnsupportedOperationException("the feature language is not built yet");
    }

    /** The feature of a name, if it is declared without errors. */
    public Optional<FeatureSpec> find(String name) {
        throw new UnsupportedOperationException("the feature language is not built yet");
    }

    /** What the histories of an entity must keep: its declared retention, or else the furthest reach of its features. */
    public HistoryLimits limits(Entity entity) {
        throw new UnsupportedOperationException("the feature language is not built yet");
    }
}
