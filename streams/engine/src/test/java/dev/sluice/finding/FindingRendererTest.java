package dev.sluice.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingRendererTest {

    private final FindingRenderer renderer =
            new FindingRenderer(Map.of("features.yaml", "features:\n\tmeasure: cuont\n", "long.yaml", "x".repeat(500)));

    @Test
    void a_finding_is_shown_with_its_source_line_a_caret_and_the_hint() {
        Finding finding = Finding.error("features.yaml", 2, 11, "unknown measure 'cuont'", "did you mean 'count'?");

        assertThat(renderer.render(finding)).isEqualTo("""
                features.yaml:2:11: error: unknown measure 'cuont'
                    2 | \tmeasure: cuont
                      | \t         ^
                      = did you mean 'count'?""");
    }

    @Test
    void a_finding_about_a_whole_file_has_no_source_line() {
        Finding finding = Finding.warning("features.yaml", 0, 0, "the file is empty", null);

        assertThat(renderer.render(finding)).isEqualTo("features.yaml: warning: the file is empty");
    }

    @Test
    void a_very_long_source_line_is_cut() {
        Finding finding = Finding.error("long.yaml", 1, 400, "too long", null);

        assertThat(renderer.render(finding).lines()).allMatch(line -> line.length() < 200);
    }

    @Test
    void findings_come_in_the_order_of_their_places() {
        Finding second = Finding.error("features.yaml", 2, 1, "second", null);
        Finding first = Finding.error("features.yaml", 1, 1, "first", null);

        assertThat(renderer.render(List.of(second, first))).containsSubsequence("first", "second");
    }

    @Test
    void the_name_with_the_fewest_edits_is_suggested_and_nothing_far_away() {
        List<String> known = List.of("count", "sum", "mean", "distinct");

        assertThat(NearestName.of("cuont", known)).contains("count");
        assertThat(NearestName.of("DISTINKT", known)).contains("distinct");
        assertThat(NearestName.of("percentile", known)).isEmpty();
    }
}
