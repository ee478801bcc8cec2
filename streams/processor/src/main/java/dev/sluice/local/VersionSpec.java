package dev.sluice.local;

import dev.sluice.local.RegistryRecord.SchemaVersion;
import java.util.List;
import java.util.Optional;

/**
 * Which version a request means.
 *
 * @param number the version, from 1; 0: the latest
 */
record VersionSpec(int number) {

    /**
     * Reads a number, or {@code latest}, or {@code -1} for the same.
     *
     * @throws RegistryError if it is neither
     */
    static VersionSpec parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new VersionSpec(0);
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return new VersionSpec(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    boolean isLatest() {
        return number == 0;
    }

    /** The version that is meant among those of a subject, in ascending order. */
    Optional<SchemaVersion> in(List<SchemaVersion> versions) {
        if (isLatest()) {
            return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
        }
        return versions.stream().filter(v -> v.version() == number).findFirst();
    }

    private static RegistryError invalid(String text) {
        return new RegistryError(
                RegistryError.INVALID_VERSION,
                "The specified version '" + text + "' is not a valid version id: it must be from 1 to "
                        + Integer.MAX_VALUE + " or 'latest'");
    }
}
