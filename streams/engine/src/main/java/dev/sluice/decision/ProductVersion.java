package dev.sluice.decision;

import java.util.Objects;

/** The version of Sluice that is running, as alerts and {@code --version} state it. */
public final class ProductVersion {

    private ProductVersion() {}

    /** The version in the jar's manifest, or {@code development} where classes were not loaded from a jar. */
    public static String current() {
        return Objects.requireNonNullElse(ProductVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
