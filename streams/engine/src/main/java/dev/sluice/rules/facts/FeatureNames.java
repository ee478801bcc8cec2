package dev.sluice.rules.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The names of the velocity features, each with its number in the catalog's order. Where {@code features.yaml} cannot be read
 * nobody knows them: then every name that is asked for counts as declared, so that the mistake in that file is not told again
 * wherever a feature is asked for. For one thread.
 */
public final class FeatureNames {

    private final List<String> names;
    private final boolean areKnown;

    private FeatureNames(List<String> names, boolean areKnown) {
        this.names = names;
        this.areKnown = areKnown;
    }

    /** Names that are known, in the catalog's order. */
    public static FeatureNames of(List<String> names) {
        return new FeatureNames(List.copyOf(names), true);
    }

    /** Names that nobody knows, since the file that declares them cannot be read. */
    public static FeatureNames unread() {
        return new FeatureNames(new ArrayList<>(), false);
    }

    /** The number of a feature, or empty if there is none of that name. */
    public OptionalInt numberOf(String name) {
        if (!areKnown && !names.contains(name)) {
            names.add(name);
        }
        int number = names.indexOf(name);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** All names, by their numbers. */
    public List<String> all() {
        return List.copyOf(names);
    }
}
