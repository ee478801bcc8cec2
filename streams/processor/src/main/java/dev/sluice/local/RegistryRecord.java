package dev.sluice.local;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.jspecify.annotations.Nullable;

/** One change of the registry, as its topic keeps it. */
sealed interface RegistryRecord {

    /**
     * A version of a subject.
     *
     * @param schema  the schema in Avro's canonical writing
     * @param deleted whether it is hidden from everyone who does not ask for deleted ones
     */
    record SchemaVersion(String subject, int version, int id, String schema, boolean deleted)
            implements RegistryRecord {

        SchemaVersion asDeleted() {
            return new SchemaVersion(subject, version, id, schema, true);
        }
    }

    /** A version is gone for good. */
    record VersionRemoved(String subject, int version) implements RegistryRecord {}

    /** All versions of a subject up to this one are hidden. */
    record SubjectDeleted(String subject, int version) implements RegistryRecord {}

    /**
     * The compatibility level changes.
     *
     * @param subject of this subject; {@code null}: of all that have none of their own
     * @param level   the new level; {@code null}: none of its own any more
     */
    record LevelChanged(@Nullable String subject, @Nullable CompatibilityLevel level) implements RegistryRecord {}

    /** An id is taken by a schema that this registry cannot serve: another format, or one with references. */
    record IdTaken(int id) implements RegistryRecord {}
}
