package dev.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.BenchReport;
import dev.sluice.cli.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class LatencyPictureTest {

    private static final int STEPS_MEASURED = 3 + 2 + 4 + 4;

    @Test
    void the_picture_of_rising_rates_is_as_the_golden_file() throws IOException {
        Golden.assertMatches("bench/steps.svg", LatencyPicture.svg(Samples.steps()));
    }

    @Test
    void every_step_is_a_point_of_the_median_and_of_the_99th_percentile_hollow_if_it_was_not_kept() {
        List<Element> points = elements(Samples.steps(), "circle");

        assertThat(points).hasSize(2 * STEPS_MEASURED);
        assertThat(points)
                .filteredOn(point -> point.getAttribute("fill").equals("#ffffff"))
                .hasSize(2 * 3);
    }

    @Test
    void percentiles_are_compared_at_the_highest_rate_that_all_kept() {
        assertThat(texts(Samples.steps())).contains("Latency in ms: by percentile, at 250 transactions a second");
    }

    @Test
    void a_single_rate_is_drawn_by_percentile_alone() {
        BenchReport report = Samples.oneRate();

        assertThat(texts(report))
                .filteredOn(text -> text.startsWith("Latency in ms"))
                .hasSize(1);
        assertThat(elements(report, "circle")).isEmpty();
    }

    @Test
    void a_rate_again_and_again_is_drawn_as_a_single_one() {
        assertThat(texts(Samples.repeated()))
                .filteredOn(text -> text.startsWith("Latency in ms"))
                .hasSize(1);
    }

    @Test
    void the_pass_through_is_dashed() {
        assertThat(elements(Samples.oneRate(), "polyline"))
                .filteredOn(line -> line.hasAttribute("stroke-dasharray"))
                .as("in the legend and by percentile")
                .hasSize(2);
    }

    @Test
    void a_run_in_which_nothing_was_kept_is_drawn_all_the_same() {
        assertThat(texts(Samples.nothingKept()))
                .contains("Latency in ms: by percentile, at 4,000 transactions a second");
    }

    @Test
    void the_page_holds_the_picture_and_the_figures_and_needs_nothing_from_elsewhere() {
        String page = LatencyPicture.html(Samples.steps());

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<svg ")
                .contains("a second was not kept")
                .doesNotContain("<script")
                .doesNotContain("href=")
                .doesNotContain("src=");
    }

    private static List<String> texts(BenchReport report) {
        return elements(report, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(BenchReport report, String name) {
        NodeList found = parse(LatencyPicture.svg(report)).getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the picture is not well-formed", e);
        }
    }
}
