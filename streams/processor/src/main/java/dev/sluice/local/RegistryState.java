package dev.sluice.local;

import dev.sluice.local.RegistryRecord.IdTaken;
import dev.sluice.local.RegistryRecord.LevelChanged;
import dev.sluice.local.RegistryRecord.SchemaVersion;
import dev.sluice.local.RegistryRecord.SubjectDeleted;
import dev.sluice.local.RegistryRecord.VersionRemoved;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the registry's topic says so far, in memory: nothing but the sum of its records. Safe for several threads. */
final class RegistryState {

    private final NavigableMap<String, NavigableMap<Integer, SchemaVersion>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private @Nullable CompatibilityLevel globalLevel;
    private int highestId;

    synchronized void apply(RegistryRecord change) {
        if (change instanceof SchemaVersion schema) {
            subjects.computeIfAbsent(schema.subject(), s -> new TreeMap<>()).put(schema.version(), schema);
            highestId = Math.max(highestId, schema.id());
        } else if (change instanceof VersionRemoved removed) {
            remove(removed);
        } else if (change instanceof SubjectDeleted deleted) {
            subjects.getOrDefault(deleted.subject(), new TreeMap<>())
                    .headMap(deleted.version(), true)
                    .replaceAll((version, schema) -> schema.asDeleted());
        } else if (change instanceof LevelChanged changed) {
            change(changed);
        } else if (change instanceof IdTaken taken) {
            highestId = Math.max(highestId, taken.id());
        }
    }

    /** The names of the subjects that have a version, in order. */
    synchronized List<String> subjects(boolean alsoDeleted) {
        return subjects.keySet().stream()
                .filter(subject -> !versions(subject, alsoDeleted).isEmpty())
                .toList();
    }

    /** A subject's versions in ascending order; empty if there is no such subject. */
    synchronized List<SchemaVersion> versions(String subject, boolean alsoDeleted) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .filter(schema -> alsoDeleted || !schema.deleted())
                .toList();
    }

    /** Every version that has this id, by subject and version. */
    synchronized List<SchemaVersion> withId(int id, boolean alsoDeleted) {
        return subjects.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(schema -> schema.id() == id)
                .filter(schema -> alsoDeleted || !schema.deleted())
                .toList();
    }

    /** The id that this very schema already has under any subject. */
    synchronized OptionalInt idOf(String schemaText) {
        return subjects.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(schema -> schema.schema().equals(schemaText))
                .mapToInt(SchemaVersion::id)
                .findFirst();
    }

    /** The highest id that was ever given; 0 at first. */
    synchronized int highestId() {
        return highestId;
    }

    /** The level of all subjects that have none of their own, if it was ever set. */
    synchronized Optional<CompatibilityLevel> globalLevel() {
        return Optional.ofNullable(globalLevel);
    }

    /** The level of a subject's own, if it has one. */
    synchronized Optional<CompatibilityLevel> levelOf(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private void remove(VersionRemoved removed) {
        NavigableMap<Integer, SchemaVersion> versions = subjects.get(removed.subject());
        if (versions != null) {
            versions.remove(removed.version());
            if (versions.isEmpty()) {
                subjects.remove(removed.subject());
            }
        }
    }

    private void change(LevelChanged changed) {
        String subject = changed.subject();
        CompatibilityLevel level = changed.level();
        if (subject == null) {
            globalLevel = level;
        } else if (level == null) {
            levels.remove(subject);
        } else {
            levels.put(subject, level);
        }
    }
}
