package dev.sluice.replay.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.QrPresentation;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.GoodEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events with records and lists within them, as lines of JSON. */
class JsonLinesTest {

    @TempDir
    private Path folder;

    static Stream<SpecificRecord> eventsWithEveryField() {
        return Stream.of(
                GoodEvents.transaction(),
                GoodEvents.label(),
                GoodEvents.telemetry(),
                GoodEvents.terminal(),
                GoodEvents.merchant());
    }

    @ParameterizedTest
    @MethodSource("eventsWithEveryField")
    void an_event_with_all_that_is_nested_in_it_is_read_again_as_it_was_written(SpecificRecord event)
            throws IOException {
        List<SourceItem> items = read(EventLines.write(event, GoodEvents.NOW));

        assertThat(items).singleElement().isInstanceOfSatisfying(SourceItem.Arrived.class, arrived -> {
            assertThat(arrived.event()).isEqualTo(event);
            assertThat(arrived.arrivesAt()).isEqualTo(GoodEvents.NOW);
        });
    }

    @Test
    void records_within_a_transaction_are_plain_objects_that_may_leave_out_what_they_do_not_know() throws IOException {
        TransactionRequested event = transaction(read(line("""
                "qrCode":{"presentation":"MERCHANT_PRESENTED","dynamic":true,"encodedAmount":12.5,
                          "issuedAt":"2026-01-15T11:59:00Z"},
                "threeDSecure":{"transStatus":"Y","eci":"05","challenged":false},
                "location":{"latitude":48.5,"longitude":9}
                """)));

        assertThat(event.getQrCode().getPresentation()).isEqualTo(QrPresentation.MERCHANT_PRESENTED);
        assertThat(event.getQrCode().getEncodedAmount()).isEqualTo(new BigDecimal("12.5000"));
        assertThat(event.getQrCode().getIssuedAt()).isEqualTo(Instant.parse("2026-01-15T11:59:00Z"));
        assertThat(event.getQrCode().getPayloadId()).isNull();
        assertThat(event.getThreeDSecure().getEci()).isEqualTo("05");
        assertThat(event.getLocation().getLongitude()).isEqualTo(9.0);
        assertThat(event.getLocation().getAccuracyMeters()).isNull();
        assertThat(event.getProximity()).isNull();
    }

    @Test
    void what_is_wrong_within_a_record_is_named_by_its_path() throws IOException {
        List<SourceItem> items = read(
                line("\"qrCode\":{\"encodedContry\":\"DE\"}"),
                line("\"location\":{\"latitude\":48.5}"),
                line("\"location\":\"here\""),
                line("\"location\":{\"latitude\":\"north\",\"longitude\":9}"),
                line("\"location\":{\"latitude\":91,\"longitude\":9}"),
                line("\"threeDSecure\":[]"));

        assertThat(items)
                .map(item -> (SourceItem.Rejected) item)
                .extracting(row -> row.line() + " " + row.field())
                .containsExactly(
                        "1 qrCode.encodedContry",
                        "2 location.longitude",
                        "3 location",
                        "4 location.latitude",
                        "5 location.latitude",
                        "6 threeDSecure");
        assertThat(items)
                .map(item -> ((SourceItem.Rejected) item).message())
                .satisfiesExactly(
                        first -> assertThat(first).contains("did you mean 'encodedCountry'?"),
                        second -> assertThat(second).contains("is missing, but must have a value"),
                        third -> assertThat(third).contains("expected an object, found \"here\""),
                        fourth -> assertThat(fourth).contains("expected a number, found \"north\""),
                        fifth -> assertThat(fifth).contains("send a number from -90.0 to 90.0"),
                        sixth -> assertThat(sixth).contains("expected an object, found []"));
    }

    @Test
    void a_day_or_time_of_day_that_is_none_is_refused_with_an_example() throws IOException {
        List<SourceItem> items = read("""
                {"stream":"merchant","arrivesAt":"2026-01-15T12:00:00Z","value":{"merchantId":"M-1",\
                "changedAt":"2026-01-15T12:00:00Z","licenceExpiresOn":"2026-02-31"}}""", """
                {"stream":"merchant","arrivesAt":"2026-01-15T12:00:00Z","value":{"merchantId":"M-1",\
                "changedAt":"2026-01-15T12:00:00Z","opensAt":8}}""", """
                {"stream":"merchant","arrivesAt":"2026-01-15T12:00:00Z","value":{"merchantId":"M-1",\
                "changedAt":"2026-01-15T12:00:00Z","closesAt":"25:00"}}""");

        assertThat(items)
                .map(item -> ((SourceItem.Rejected) item).message())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("'licenceExpiresOn': \"2026-02-31\" cannot be used: write a day like"),
                        second -> assertThat(second).contains("'opensAt': expected a text, found 8"),
                        third -> assertThat(third)
                                .contains("'closesAt': \"25:00\" cannot be used: write a time of day like"));
    }

    /** A line with a transaction that has what it must have, and these fields besides. */
    private static String line(String fields) {
        return """
                {"stream":"transaction","arrivesAt":"2026-01-15T12:00:00Z","value":{"transactionId":"T-1",\
                "accountId":"A-1","eventTime":"2026-01-15T12:00:00Z","amount":"12.50","currency":"EUR",%s}}""".formatted(fields.replace("\n", ""));
    }

    private static TransactionRequested transaction(List<SourceItem> items) {
        assertThat(items).singleElement().isInstanceOf(SourceItem.Arrived.class);
        return (TransactionRequested) ((SourceItem.Arrived) items.get(0)).event();
    }

    private List<SourceItem> read(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("events.jsonl"), List.of(lines));
        List<SourceItem> items = new ArrayList<>();
        try (EventSource source = EventSources.jsonLines(file)) {
            for (SourceItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }
}
