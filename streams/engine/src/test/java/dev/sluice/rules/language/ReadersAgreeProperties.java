package dev.sluice.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReadersAgreeProperties {

    private static final String RULE = """
            // Whoever takes over a phone number: "when" and then.
            rule "FRD-DEV-001"
                @owner("identity-fraud")
                @severity(high)
                @lifecycle(live)
                @technique("T1451")
                @since(2026-03-01)
                @reason("The phone's SIM card was changed within the last day")
            when
                Transaction($account : accountId, amount >= 2 * (50.00 + 1), entryMode in (ECOMMERCE, QR_CODE))
                Device(hoursSince(simChangedAt) < 24 || (status == MISSING && rooted != true))
            then
                challenge(0.70);
            end
            """;

    private static final String[] PIECES =
            (" |\n|\r\n|\t|,|(|)|((|))|\"|'|@|;|:|$|$a : |//|/*|*/|#|&&|1|.|-|<|==|_|e|when|then|end|rule|not "
                            + "|and |or |end\n|then\n|\nwhen\n|Merchant()|Device(rooted == true)|@owner(\"b\")|@share(\"10%\")|@a"
                            + "|mcc != \"1)\"|mcc != \"//\"|/* x */|// x\n|\"a, b\"|block(0.3);|")
                    .split("\\|", -1);

    /** Takes some characters out and puts others in. */
    record Edit(int at, int removed, String put) {

        void applyTo(StringBuilder text) {
            int from = Math.min(at, text.length());
            text.replace(from, Math.min(text.length(), from + removed), put);
        }
    }

    /** What is not refused for another reason is read by both in the same way: nobody meets a message about Drools. */
    @Property
    void drools_reads_whatever_becomes_of_a_rule_as_sluice_does(@ForAll("edits") List<Edit> edits) {
        StringBuilder text = new StringBuilder(RULE);
        edits.forEach(edit -> edit.applyTo(text));

        List<Finding> findings = new ArrayList<>();
        new RuleReader(new RuleContext(List.of(), Set.of())).read("device/FRD-DEV-001.drl", text.toString(), findings);

        assertThat(findings).extracting(Finding::message).noneMatch(message -> message.contains("Drools"));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers().between(0, RULE.length()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(PIECES))
                .as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(3);
    }
}
