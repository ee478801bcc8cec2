package dev.sluice.local;

import dev.sluice.local.RegistryRecord.SchemaVersion;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.List;

/** The questions that the registry answers without changing anything. */
final class RegistryQueries {

    private final RegistryState state;
    private final CompatibilityLevel defaultLevel;

    RegistryQueries(RegistryState state, CompatibilityLevel defaultLevel) {
        this.state = state;
        this.defaultLevel = defaultLevel;
    }

    List<String> subjects(String prefix, boolean alsoDeleted) {
        return state.subjects(alsoDeleted).stream()
                .filter(subject -> subject.startsWith(prefix))
                .toList();
    }

    /** A subject's versions; at least one. */
    List<SchemaVersion> versions(String subject, boolean alsoDeleted) {
        List<SchemaVersion> versions = state.versions(subject, alsoDeleted);
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return versions;
    }

    SchemaVersion version(String subject, VersionSpec spec, boolean alsoDeleted) {
        return spec.in(versions(subject, alsoDeleted)).orElseThrow(() -> RegistryError.noVersion(spec.number()));
    }

    /** The version of a subject that has this schema. */
    SchemaVersion lookUp(String subject, SubmittedSchema schema, boolean alsoDeleted) {
        return versions(subject, alsoDeleted).stream()
                .filter(schema::isSameAs)
                .reduce((earlier, later) -> later)
                .orElseThrow(RegistryError::noSchema);
    }

    /** The schema that has this id, also if every version with it is deleted: old records still name it. */
    String schema(int id) {
        return state.withId(id, true).stream()
                .findFirst()
                .map(SchemaVersion::schema)
                .orElseThrow(RegistryError::noSchema);
    }

    int highestId() {
        return state.highestId();
    }

    /** The versions that have this id; the id must exist. */
    List<SchemaVersion> withId(int id, boolean alsoDeleted) {
        schema(id);
        return state.withId(id, alsoDeleted);
    }

    CompatibilityLevel globalLevel() {
        return state.globalLevel().orElse(defaultLevel);
    }

    /** The level that holds for a subject. */
    CompatibilityLevel level(String subject) {
        return state.levelOf(subject).orElseGet(this::globalLevel);
    }

    /** The level that was set for this subject alone. */
    CompatibilityLevel ownLevel(String subject) {
        return state.levelOf(subject)
                .orElseThrow(() -> new RegistryError(
                        RegistryError.LEVEL_NOT_CONFIGURED,
                        "Subject '" + subject + "' does not have subject-level compatibility configured"));
    }

    /** Why a schema could not become the next version of a subject; empty if it could. */
    List<String> objections(String subject, SubmittedSchema schema) {
        return compare(subject, schema, state.versions(subject, false));
    }

    /** Why a schema could not follow one version of a subject; empty if it could. */
    List<String> objections(String subject, SubmittedSchema schema, VersionSpec spec) {
        if (spec.isLatest() && state.versions(subject, false).isEmpty()) {
            return List.of();
        }
        return compare(subject, schema, List.of(version(subject, spec, false)));
    }

    private List<String> compare(String subject, SubmittedSchema schema, List<SchemaVersion> earlier) {
        List<AvroSchema> schemas = earlier.stream()
                .map(version -> new AvroSchema(version.schema()))
                .toList();
        return new SchemaComparison(level(subject)).objections(schema.schema(), schemas);
    }
}
