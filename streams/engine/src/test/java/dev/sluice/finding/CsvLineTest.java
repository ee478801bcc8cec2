package dev.sluice.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLineTest {

    @Test
    void a_cell_begins_behind_its_comma_spaces_and_quote() {
        assertThat(CsvLine.columns("001, DE,\"6051, 7995\",,500")).containsExactly(1, 6, 10, 22, 23);
    }

    @Test
    void a_line_with_commas_may_hold_semicolons() {
        assertThat(CsvLine.separatedBySemicolons("lists/a.csv", 1, "value,note;really"))
                .isEmpty();
    }
}
