package dev.sluice.rules.facts;

import dev.sluice.ingest.TextFormat;
import dev.sluice.rules.facts.ValueType.Kind;
import java.util.List;

/** The vocabulary as a page for analysts: every fact with its fields, their kinds, units, and what a missing value means. */
public final class VocabularyPage {

    private VocabularyPage() {}

    /** The page, as Markdown. It changes only with the contracts and the fact classes. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # What rules can ask

                Generated from the contracts; do not edit. `README.md` explains how to use it.

                A word field takes one of the words listed; `UNKNOWN` stands for no value. A moment or date is asked with
                `minutesSince(field)`, `hoursSince(field)` or `daysSince(field)` (a date with `daysSince` alone), or compared
                with null. A group is compared with null; its fields are named below it, with a dot. A list is asked with
                `contains`. Besides these, `Velocity(...)` has the features of `features.yaml`. What is personal decides like
                everything else, but `explain` does not show it. Bounds and forms hold always: an event with anything else is refused.
                """);
        for (FactType fact : FactType.values()) {
            if (fact != FactType.VELOCITY) {
                fact(page, fact);
            }
        }
        return page.toString();
    }

    private static void fact(StringBuilder page, FactType fact) {
        page.append("\n## ").append(fact.shown()).append("\n\n| field | kind | meaning |\n|---|---|---|\n");
        for (FactField field : Vocabulary.get().fields(fact)) {
            page.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(kind(field))
                    .append(" | ")
                    .append(field.meaning().replace("|", "\\|"))
                    .append(" |\n");
        }
    }

    private static String limits(FactField field) {
        if (field.format() != TextFormat.PLAIN && field.format() != TextFormat.IDENTIFIER) {
            return ": " + field.format().wanted();
        }
        String bounds = field.bounds().shown();
        return bounds.isEmpty() ? "" : (field.bounds().most() < Double.POSITIVE_INFINITY ? " " : ", ") + bounds;
    }

    private static String kind(FactField field) {
        List<String> words = field.type().wordList();
        String kind = field.type().kind().shown();
        String shown = words.isEmpty() ? kind + limits(field) : kind + ": " + String.join(", ", words);
        boolean alwaysKnown = !field.nullable() && field.type().kind() != Kind.CHOICE;
        return shown + (alwaysKnown ? ", always known" : "") + (field.personal() ? ", personal" : "");
    }
}
