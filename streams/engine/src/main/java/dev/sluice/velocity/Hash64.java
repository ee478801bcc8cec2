package dev.sluice.velocity;

/**
 * The 64-bit hash by which histories keep identifiers and attribute values. Part of the stored form: its results never
 * change. Within one entity's few thousand values two different ones share a hash with a probability below 1e-12.
 */
final class Hash64 {

    /** Stands for "no value"; no value has this hash. */
    static final long NONE = 0;

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xD6E8FEB86659FD93L;

    private Hash64() {}

    /** The hash of a text, never {@link #NONE}. */
    static long of(String text) {
        long hash = SEED ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * STEP;
            hash ^= hash >>> 32;
        }
        hash *= STEP;
        hash ^= hash >>> 29;
        return hash == NONE ? SEED : hash;
    }
}
