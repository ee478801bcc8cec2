package dev.sluice.rules.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleListReaderTest {

    @Test
    void a_mistake_is_told_at_its_cell() {
        assertThat(findings("value,until,note\n\"M-1\",2026-12-31,\nM-2, yesterday,case 7\n"))
                .extracting(Finding::line, Finding::column, Finding::message)
                .containsExactly(tuple(3, 6, "'until' is no date"));
    }

    @Test
    void all_mistakes_of_a_line_are_told() {
        assertThat(findings("value,until,note\n=M-1,yesterday,@case\n"))
                .extracting(Finding::line, Finding::column)
                .containsExactly(tuple(2, 1), tuple(2, 16), tuple(2, 6));
    }

    @Test
    void the_last_line_is_counted_right_without_a_line_feed_behind_it() {
        assertThat(findings("value,until\nM-1,\nM-2,yesterday"))
                .extracting(Finding::line, Finding::column)
                .containsExactly(tuple(3, 5));
    }

    @Test
    void semicolons_instead_of_commas_are_named() {
        assertThat(findings("value;until;note\nM-1;;\n"))
                .singleElement()
                .matches(
                        finding -> finding.message().equals("the columns are separated by semicolons instead of commas")
                                && finding.column() == 6);
    }

    private static List<Finding> findings(String text) {
        List<Finding> findings = new ArrayList<>();
        RuleListReader.read("lists/watch.csv", text, findings);
        return findings;
    }
}
