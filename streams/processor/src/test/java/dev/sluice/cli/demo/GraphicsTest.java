package dev.sluice.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphicsTest {

    @Test
    void a_bar_fills_its_share_of_the_width_to_an_eighth_of_a_character() {
        assertThat(Graphics.bar(0.5, 8)).isEqualTo("████");
        assertThat(Graphics.bar(1, 3)).isEqualTo("███");
        assertThat(Graphics.bar(0.25, 2)).isEqualTo("▌");
    }

    @Test
    void a_bar_shows_that_something_is_more_than_nothing() {
        assertThat(Graphics.bar(0, 10)).isEmpty();
        assertThat(Graphics.bar(0.0001, 10)).isEqualTo("▏");
    }

    @Test
    void a_sparkline_puts_the_largest_value_at_full_height() {
        assertThat(Graphics.sparkline(List.of(0L, 50L, 100L))).isEqualTo("▁▄█");
        assertThat(Graphics.sparkline(List.of(0L, 0L))).isEqualTo("▁▁");
        assertThat(Graphics.sparkline(List.of())).isEmpty();
    }

    @Test
    void progress_beyond_the_end_stays_within_its_width() {
        assertThat(Graphics.progress(0.5, 4)).isEqualTo("━━──");
        assertThat(Graphics.progress(1.7, 4)).isEqualTo("━━━━");
    }

    @Test
    void a_text_that_is_too_long_is_cut_and_says_so() {
        assertThat(Graphics.fit("terminal", 8)).isEqualTo("terminal");
        assertThat(Graphics.fit("terminals", 8)).isEqualTo("termina…");
    }
}
