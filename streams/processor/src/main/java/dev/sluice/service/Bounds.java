package dev.sluice.service;

import java.time.Duration;

/**
 * What settings may be. On its own, so that the settings' records do not depend on each other for being initialized: each
 * holds a default made of others.
 */
final class Bounds {

    private Bounds() {}

    static void requireBetween(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " must be between " + min.toMillis() + "ms and " + max.toMillis()
                    + "ms, but is " + value.toMillis() + "ms");
        }
    }

    static void requireAtLeast(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException(name + " must be " + min + " or more, but is " + value);
        }
    }
}
