package dev.sluice.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrlAgreementTest {

    private static final String RULE = """
            // A comment with "quotes" and a when.
            rule "FRD-DEV-001"
                @owner("identity-fraud") @severity( high ) @lifecycle(draft)
                @technique("T1451") @reason("The phone is not what it was yesterday")
            when
                Transaction($account : accountId, amount > 2 * (50 + 1), mcc in ("6011", "a, b"))
                Device(rooted == true || status == MISSING)
                Merchant()
            then
                block(0.90);
            end
            """;

    @Test
    void both_read_the_same_parts_of_a_rule() {
        SourceText source = new SourceText("device/FRD-DEV-001.drl", RULE);

        Optional<Finding> difference = new DrlAgreement(source).difference(frame(source));

        assertThat(difference).isEmpty();
    }

    @Test
    void a_pattern_that_only_drools_sees_refuses_the_rule() {
        SourceText source = new SourceText("device/FRD-DEV-001.drl", RULE);
        RuleFrame read = frame(source);
        RuleFrame lacking = new RuleFrame(
                read.offset(),
                read.name(),
                read.annotations(),
                read.conditions(),
                read.patterns().subList(0, 2),
                read.consequence());

        Optional<Finding> difference = new DrlAgreement(source).difference(lacking);

        assertThat(difference)
                .hasValueSatisfying(finding -> assertThat(finding.toString())
                        .contains("line=2", "Drools reads this rule otherwise than Sluice"));
    }

    @Test
    void a_condition_that_drools_parts_otherwise_refuses_the_rule() {
        SourceText source = new SourceText("device/FRD-DEV-001.drl", RULE);
        RuleFrame read = frame(source);
        PatternText last = read.patterns().get(1);
        Part condition = last.constraints().get(0);
        PatternText cut =
                new PatternText(last.fact(), last.offset(), List.of(new Part(condition.start(), condition.end() - 1)));
        RuleFrame other = new RuleFrame(
                read.offset(),
                read.name(),
                read.annotations(),
                read.conditions(),
                List.of(read.patterns().get(0), cut, read.patterns().get(2)),
                read.consequence());

        assertThat(new DrlAgreement(source).difference(other)).isPresent();
    }

    @Test
    void what_drools_does_not_understand_is_told_where_it_stands() {
        String withLoneCarriageReturn = RULE.replace("// A comment", "// A\rcomment");
        List<Finding> findings = new ArrayList<>();

        new RuleReader(new RuleContext(List.of(), Set.of()))
                .read("device/FRD-DEV-001.drl", withLoneCarriageReturn, findings);

        assertThat(findings)
                .filteredOn(finding -> finding.message().equals("Drools does not understand what stands here"))
                .hasSize(1);
    }

    private static RuleFrame frame(SourceText source) {
        List<Finding> findings = new ArrayList<>();
        RuleFrame frame = new FrameReader(source, findings).read();
        assertThat(findings).isEmpty();
        return frame;
    }
}
