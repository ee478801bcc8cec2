package dev.sluice.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Golden;
import dev.sluice.contract.LabelSource;
import dev.sluice.replay.report.EntityRisk;
import dev.sluice.replay.report.LabelBook;
import dev.sluice.replay.report.LabelReport;
import dev.sluice.replay.report.RuleStanding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelReportTextTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void people_read_how_precise_each_rule_is_and_where_fraud_was() throws IOException {
        String text = LabelReportText.render(sample());

        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        Golden.assertMatches("report/labels.txt", text + "\n");
    }

    @Test
    void machines_read_the_same() throws IOException {
        String json = LabelReportJson.render(sample()).toPrettyString();

        Golden.assertMatches("report/labels.json", json.replace(System.lineSeparator(), "\n") + "\n");
    }

    @Test
    void nothing_is_claimed_of_nothing() {
        assertThat(LabelReportText.render(new LabelBook(Duration.ofDays(7)).report(10)))
                .isEqualTo("no payment was decided");
    }

    private static LabelReport sample() {
        return new LabelReport(
                NOON,
                Duration.ofDays(7),
                12_000,
                4_100,
                Map.of(
                        LabelSource.CHARGEBACK, new LabelReport.Labelled(41, 0),
                        LabelSource.ANALYST_VERDICT, new LabelReport.Labelled(3, 9)),
                2,
                Duration.ofHours(177),
                Map.of(
                        "FRD-ACC-001", new RuleStanding(120, 38, 4, 80),
                        "FRD-TRM-001", new RuleStanding(7, 0, 0, 0)),
                List.of(new EntityRisk("trm-000041", 210, 12, 2, NOON.minus(Duration.ofDays(8)))),
                List.of(new EntityRisk("mer-000007", 900, 14, 3, NOON.minus(Duration.ofDays(8)))),
                List.of());
    }
}
