package dev.sluice.local;

import dev.sluice.local.RegistryRecord.LevelChanged;
import dev.sluice.local.RegistryRecord.SchemaVersion;
import dev.sluice.local.RegistryRecord.SubjectDeleted;
import dev.sluice.local.RegistryRecord.VersionRemoved;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that the registry makes, one after the other. */
final class RegistryChanges {

    private final RegistryState state;
    private final RegistryQueries queries;
    private final RegistryTopic topic;

    RegistryChanges(RegistryState state, RegistryQueries queries, RegistryTopic topic) {
        this.state = state;
        this.queries = queries;
        this.topic = topic;
    }

    /** Makes a schema the newest version of a subject, unless the subject has it already; returns its id. */
    synchronized int register(String subject, SubmittedSchema schema) {
        Optional<SchemaVersion> known = same(subject, schema);
        if (known.isPresent()) {
            return known.get().id();
        }
        topic.becomeWriter();
        // Becoming the writer may have brought news.
        known = same(subject, schema);
        if (known.isPresent()) {
            return known.get().id();
        }
        List<String> objections = queries.objections(subject, schema);
        if (!objections.isEmpty()) {
            throw new RegistryError(
                    RegistryError.INCOMPATIBLE_SCHEMA,
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\" (compatibility level " + queries.level(subject) + "): " + objections);
        }
        int id = state.idOf(schema.text()).orElse(state.highestId() + 1);
        int version = new VersionSpec(0)
                        .in(state.versions(subject, true))
                        .map(SchemaVersion::version)
                        .orElse(0)
                + 1;
        topic.append(List.of(new SchemaVersion(subject, version, id, schema.text(), false)));
        return id;
    }

    /** Hides a version, or removes one that is hidden for good; returns its number. */
    synchronized int deleteVersion(String subject, VersionSpec spec, boolean permanent) {
        topic.becomeWriter();
        SchemaVersion version = queries.version(subject, spec, permanent || !spec.isLatest());
        if (permanent) {
            if (!version.deleted()) {
                throw new RegistryError(
                        RegistryError.VERSION_NOT_SOFT_DELETED,
                        "Subject '" + subject + "' Version " + version.version()
                                + " was not deleted first before being permanently deleted");
            }
            topic.append(List.of(new VersionRemoved(subject, version.version())));
        } else {
            if (version.deleted()) {
                throw new RegistryError(
                        RegistryError.VERSION_SOFT_DELETED,
                        "Subject '" + subject + "' Version " + version.version()
                                + " was soft deleted. Set permanent=true to delete permanently");
            }
            topic.append(List.of(version.asDeleted()));
        }
        return version.version();
    }

    /** Hides all versions of a subject, or removes a hidden subject for good; returns the versions' numbers. */
    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        topic.becomeWriter();
        List<SchemaVersion> all = queries.versions(subject, true);
        List<SchemaVersion> visible = state.versions(subject, false);
        if (permanent) {
            if (!visible.isEmpty()) {
                throw new RegistryError(
                        RegistryError.SUBJECT_NOT_SOFT_DELETED,
                        "Subject '" + subject + "' was not deleted first before being permanently deleted");
            }
            topic.append(all.stream()
                    .map(v -> new VersionRemoved(subject, v.version()))
                    .toList());
            return numbers(all);
        }
        if (visible.isEmpty()) {
            throw new RegistryError(
                    RegistryError.SUBJECT_SOFT_DELETED,
                    "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
        }
        topic.append(List.of(new SubjectDeleted(subject, all.get(all.size() - 1).version())));
        return numbers(visible);
    }

    /** Sets the level of a subject, or of all without their own; no level takes a subject's own away. */
    synchronized void setLevel(@Nullable String subject, @Nullable CompatibilityLevel level) {
        topic.becomeWriter();
        topic.append(List.of(new LevelChanged(subject, level)));
    }

    private Optional<SchemaVersion> same(String subject, SubmittedSchema schema) {
        return state.versions(subject, false).stream().filter(schema::isSameAs).findFirst();
    }

    private static List<Integer> numbers(List<SchemaVersion> versions) {
        return versions.stream().map(SchemaVersion::version).toList();
    }
}
