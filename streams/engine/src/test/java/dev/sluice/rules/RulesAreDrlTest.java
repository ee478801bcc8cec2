package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RulePattern;
import java.nio.file.Path;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Our own reader reads rule files; that they are DRL all the same is what Drools' parser says. */
class RulesAreDrlTest {

    private static final RuleFiles SHIPPED = RuleFiles.read(Path.of("../../rules"));

    @Test
    void the_parser_of_drools_reads_the_shipped_rules_with_the_same_names_and_facts() throws DroolsParserException {
        List<CheckedRule> rules = RuleFolder.read(SHIPPED).value().rules().stream()
                .filter(rule -> rule.place().file().endsWith(".drl"))
                .toList();

        assertThat(rules).isNotEmpty();
        for (CheckedRule rule : rules) {
            RuleDescr asDrl = ruleOf(SHIPPED.text(rule.place().file()).orElseThrow());
            assertThat(asDrl.getName()).isEqualTo(rule.description().id());
            assertThat(asDrl.getLhs().getDescrs())
                    .extracting(pattern -> ((PatternDescr) pattern).getObjectType())
                    .containsExactlyElementsOf(rule.patterns().stream()
                            .map(RulePattern::fact)
                            .map(fact -> fact.shown())
                            .toList());
        }
    }

    private static RuleDescr ruleOf(String text) throws DroolsParserException {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr drl = parser.parse(false, text);
        assertThat(parser.getErrors()).as(text).isEmpty();
        assertThat(drl.getRules()).hasSize(1);
        return drl.getRules().get(0);
    }
}
