package dev.sluice.local;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.ArrayList;
import java.util.List;

/** Whether a schema may follow earlier ones under a compatibility level; Avro's own resolution rules decide each pair. */
final class SchemaComparison {

    private final CompatibilityLevel level;

    SchemaComparison(CompatibilityLevel level) {
        this.level = level;
    }

    /**
     * Why the candidate may not follow, in words; empty if it may.
     *
     * @param earlier the schemas so far, oldest first
     */
    List<String> objections(AvroSchema candidate, List<AvroSchema> earlier) {
        List<String> objections = new ArrayList<>();
        for (AvroSchema previous : transitive() ? earlier : lastOf(earlier)) {
            if (readsEarlier()) {
                objections.addAll(candidate.isBackwardCompatible(previous));
            }
            if (isReadByEarlier()) {
                objections.addAll(previous.isBackwardCompatible(candidate));
            }
        }
        return objections;
    }

    private static List<AvroSchema> lastOf(List<AvroSchema> earlier) {
        return earlier.subList(Math.max(0, earlier.size() - 1), earlier.size());
    }

    private boolean transitive() {
        return switch (level) {
            case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> true;
            case NONE, BACKWARD, FORWARD, FULL -> false;
        };
    }

    private boolean readsEarlier() {
        return switch (level) {
            case BACKWARD, BACKWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
            case NONE, FORWARD, FORWARD_TRANSITIVE -> false;
        };
    }

    private boolean isReadByEarlier() {
        return switch (level) {
            case FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
            case NONE, BACKWARD, BACKWARD_TRANSITIVE -> false;
        };
    }
}
