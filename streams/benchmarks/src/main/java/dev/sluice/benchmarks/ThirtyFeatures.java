package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The thirty features that the benchmarks compute, as an analyst would declare them. */
final class ThirtyFeatures {

    private static final int COUNT = 30;

    private ThirtyFeatures() {}

    /**
     * The features of one kind of entity.
     *
     * @throws IllegalStateException if they are not thirty
     * @throws dev.sluice.finding.FindingsException if their declaration has errors
     */
    static FeatureCatalog of(Entity entity) {
        String file = entity.word() + "-features.yaml";
        FeatureCatalog catalog = FeatureCatalog.parse(file, text(file)).orThrow();
        if (catalog.features(entity).size() != COUNT) {
            throw new IllegalStateException(file + " must declare " + COUNT + " features of the " + entity.word());
        }
        return catalog;
    }

    private static String text(String file) {
        try (InputStream resource = ThirtyFeatures.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("there are no features for this kind of entity: " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
