package dev.sluice.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/**
 * Compares a schema with a released one as the registry's FULL level does: each must read what the other wrote. Beyond
 * that, a value must keep its meaning: Avro itself takes a decimal of another scale for compatible, since both are bytes.
 */
final class FullTransitive {
    private FullTransitive() {}

    /** Returns what makes the two incompatible, in words; empty if nothing does. */
    static List<String> findings(Schema current, Schema released) {
        List<String> findings = new ArrayList<>();
        findings.addAll(unreadable("released data by the current schema", current, released));
        findings.addAll(unreadable("current data by the released schema", released, current));
        changedMeaning(current, released, current.getName(), new HashSet<>(), findings);
        return findings;
    }

    private static List<String> unreadable(String what, Schema reader, Schema writer) {
        SchemaPairCompatibility result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return result.getResult().getIncompatibilities().stream()
                .map(each -> describe(what, each))
                .toList();
    }

    private static String describe(String what, Incompatibility each) {
        return "cannot read " + what + ": " + each.getType() + " at " + each.getLocation() + ": " + each.getMessage();
    }

    private static void changedMeaning(
            Schema current, Schema released, String where, Set<String> seen, List<String> findings) {
        if (current.getType() != released.getType()) {
            return;
        }
        if (!Objects.equals(current.getLogicalType(), released.getLogicalType())) {
            findings.add("other meaning of the same bytes at " + where + ": " + released + " became " + current);
        }
        switch (current.getType()) {
            case RECORD -> {
                if (seen.add(current.getFullName())) {
                    for (Schema.Field field : current.getFields()) {
                        Schema.Field before = released.getField(field.name());
                        if (before != null) {
                            String path = where + "." + field.name();
                            changedMeaning(field.schema(), before.schema(), path, seen, findings);
                        }
                    }
                }
            }
            case ARRAY -> changedMeaning(current.getElementType(), released.getElementType(), where, seen, findings);
            case MAP -> changedMeaning(current.getValueType(), released.getValueType(), where, seen, findings);
            case UNION -> {
                int branches =
                        Math.min(current.getTypes().size(), released.getTypes().size());
                for (int i = 0; i < branches; i++) {
                    changedMeaning(
                            current.getTypes().get(i), released.getTypes().get(i), where, seen, findings);
                }
            }
            default -> {}
        }
    }
}
