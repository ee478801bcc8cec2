package dev.sluice.rules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import dev.sluice.rules.engine.GeneratedByDrools;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the list of allowed uses against what Drools generates for the whole rule language: what it needs is on the list,
 * and nothing else is. {@code -Dgolden.update=true} writes the list anew; read the difference before you keep it.
 */
class AllowedUsesTest {

    private static final Path LIST = Path.of("src/main/resources/dev/sluice/rules/sandbox", AllowedUses.LIST);

    @Test
    void the_list_is_what_drools_needs_for_the_whole_language_and_nothing_more() throws IOException {
        SortedSet<String> needed = new TreeSet<>();
        ClassReport report = new GeneratedClasses(
                        GeneratedByDrools.from(rules(WholeLanguage.rules()), List.of(WholeLanguage.LIST)))
                .report();
        for (Use use : report.uses()) {
            if (!AllowedUses.get().followsFromVocabulary(use)) {
                needed.add(use.toString());
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.write(LIST, needed);
        }

        assertThat(needed).containsExactlyElementsOf(Files.readAllLines(LIST));
        assertThat(report.violations()).isEmpty();
        assertThat(CallCircles.in(report.generatedCalls())).isEmpty();
    }

    private static List<CheckedRule> rules(List<String> conditions) {
        RuleReader reader = new RuleReader(new RuleContext(WholeLanguage.FEATURES, Set.of(WholeLanguage.LIST)));
        List<CheckedRule> rules = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            String id = "R-" + i;
            String text = """
                    rule "%s"
                        @owner("fraud") @severity(low) @lifecycle(live) @technique("F1005")
                        @reason("What the whole language needs")
                    when
                        %s
                    then
                        block(0.5);
                    end
                    """.formatted(id, conditions.get(i));
            reader.read("device/" + id + ".drl", text, findings).ifPresent(rules::add);
        }
        assertThat(findings).isEmpty();
        assertThat(rules).hasSizeGreaterThan(100);
        return rules;
    }
}
