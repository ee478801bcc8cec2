package dev.sluice.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class LiveDisplayTest {

    private static final String ESCAPE = "\u001b";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void the_view_is_as_the_golden_file_and_fits_a_usual_window() throws IOException {
        List<String> rows = new LiveView(Ansi.OFF).render(Samples.snapshot());

        Golden.assertMatches("demo/live-view.txt", String.join("\n", rows) + "\n");
        assertThat(rows)
                .hasSizeLessThanOrEqualTo(23)
                .allSatisfy(row -> assertThat(row).hasSizeLessThanOrEqualTo(96));
    }

    @Test
    void colours_change_nothing_but_the_colours() {
        List<String> coloured = new LiveView(Ansi.ON).render(Samples.snapshot());
        List<String> plain = new LiveView(Ansi.OFF).render(Samples.snapshot());

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(row -> row.replaceAll(ESCAPE + "\\[[0-9;]*m", "")))
                .isEqualTo(plain);
    }

    @Test
    void without_a_terminal_there_is_one_plain_line_each_second() {
        try (LiveDisplay display = LiveDisplay.on(out, Ansi.OFF)) {
            DemoScore score = Samples.score();
            for (int millis = 0; millis <= 3_000; millis += 250) {
                display.show(score.snapshot(Duration.ofMillis(millis)));
            }
        }

        assertThat(written().lines())
                .hasSize(3)
                .last()
                .isEqualTo("  3 s  0.0/s  allow 999  challenge 4 (2 passed, 1 failed)  block 3  p50 9.0 ms  p99 13.9 ms"
                        + "  attacks 2 caught of 3  alerts 2");
        assertThat(written()).doesNotContain(ESCAPE);
    }

    @Test
    void on_a_terminal_the_view_stays_in_place_and_the_screen_is_given_back() {
        LiveDisplay display = LiveDisplay.on(out, Ansi.ON);
        display.show(Samples.snapshot());
        display.show(Samples.snapshot());
        display.close();

        assertThat(written()).startsWith(ESCAPE + "[?1049h").endsWith(ESCAPE + "[?1049l");
        assertThat(written()).containsOnlyOnce("[?1049h").doesNotContain("\n");
        assertThat(written()).contains(ESCAPE + "[?25l").contains(ESCAPE + "[?25h");
    }

    @Test
    void a_frame_that_comes_after_the_end_is_not_drawn() {
        LiveDisplay display = LiveDisplay.on(out, Ansi.ON);
        display.show(Samples.snapshot());
        display.close();
        String afterClose = written();

        display.show(Samples.snapshot());
        display.close();

        assertThat(written()).isEqualTo(afterClose);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
