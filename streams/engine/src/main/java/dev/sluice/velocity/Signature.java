package dev.sluice.velocity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one kind of summary is of: which events, and what is gathered of them. It is stored with the summary, so that a
 * feature that is declared later finds what another one had summarized already, and nothing else.
 */
final class Signature {

    private final long id;
    private final List<PreparedCondition> conditions;
    private final TallyKey key;
    private final boolean dependsOnLabels;

    /**
     * @param conditions what an event must be like to be taken in; none of them compares with the current transaction
     * @param key what is gathered
     */
    Signature(List<Condition> conditions, TallyKey key) {
        this.id = Hash64.of(text(conditions) + key.kind() + "(" + key.of() + text(key.predicate()));
        this.conditions = conditions.stream().map(PreparedCondition::of).toList();
        this.key = key;
        this.dependsOnLabels = Stream.concat(conditions.stream(), key.predicate().stream())
                .anyMatch(Condition.Labelled.class::isInstance);
    }

    /** The same for the same, in every release. */
    long id() {
        return id;
    }

    /** Whether the summary changes with the time at which labels are known. */
    boolean dependsOnLabels() {
        return dependsOnLabels;
    }

    /** The summary of no events. */
    Summary ofNothing() {
        return key.newSummary();
    }

    /** The summary of events as they are when all is known. */
    Summary of(EventRows rows) {
        Summary summary = key.newSummary();
        RowFilter filter = RowFilter.of(conditions, rows, null);
        if (filter == RowFilter.NONE) {
            return summary;
        }
        int[] selected = new int[rows.size()];
        int count = 0;
        for (int row = rows.size() - 1; row >= 0; row--) {
            if (filter.accepts(row)) {
                selected[count++] = row;
            }
        }
        summary.add(rows, selected, count);
        return summary;
    }

    private static String text(List<Condition> conditions) {
        StringBuilder text = new StringBuilder();
        conditions.stream()
                .map(Signature::text)
                .sorted(Comparator.naturalOrder())
                .forEach(condition -> text.append(condition).append(';'));
        return text.toString();
    }

    private static String text(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.attribute().fieldName() + "="
                    + oneOf.values().stream().sorted().toList();
        }
        if (condition instanceof Condition.Same same) {
            return "same " + same.attribute().fieldName();
        }
        return "label "
                + ((Condition.Labelled) condition).labels().stream().sorted().toList();
    }
}
