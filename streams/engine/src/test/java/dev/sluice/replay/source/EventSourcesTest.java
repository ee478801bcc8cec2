package dev.sluice.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.replay.mapping.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSourcesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-01-01T00:00:00Z"));
    private static final Mapping MAPPING = Mapping.parse("m.yaml", """
            fields:
              transactionId: ${id}
              accountId: ${account}
              eventTime: ${at}
              amount: ${amount}
              currency: ${currency}
            """).orThrow();
    private static final String HEADER = "id,account,at,amount,currency\n";

    @TempDir
    private Path folder;

    @Test
    void rows_that_are_no_transactions_are_given_with_their_line_and_the_reason_between_those_that_are()
            throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), HEADER + """
                1,a,2024-01-01T00:00:00Z,10,EUR
                2,a,yesterday,10,EUR
                3,a,2024-01-01T00:00:00Z,10
                4,a,2099-01-01T00:00:00Z,10,EUR
                5,4111111111111111,2024-01-01T00:00:00Z,-1,XXQ
                6,"a
                b",2024-01-01T00:00:00Z,10,EUR

                7,a,2024-01-02T00:00:00Z,10,EUR
                """);

        List<SourceItem> items = read(file);

        assertThat(items).filteredOn(SourceItem.Arrived.class::isInstance).hasSize(2);
        assertThat(items)
                .filteredOn(SourceItem.Rejected.class::isInstance)
                .map(item -> (SourceItem.Rejected) item)
                .extracting(row -> row.line() + " " + row.reason() + " " + row.field())
                .containsExactly(
                        "3 UNUSABLE_VALUE eventTime",
                        "4 WRONG_NUMBER_OF_VALUES ",
                        "5 TIME_IN_FUTURE eventTime",
                        "6 CARD_NUMBER accountId",
                        "7 FORBIDDEN_CHARACTER accountId");
        assertThat(items).allSatisfy(item -> {
            if (item instanceof SourceItem.Rejected row) {
                assertThat(row.message())
                        .startsWith("rows.csv:" + row.line() + ": ")
                        .doesNotContain("4111111111111111");
            }
        });
    }

    @Test
    void a_compressed_file_with_a_byte_order_mark_reads_like_a_plain_one() throws IOException {
        String text = "\uFEFF" + HEADER + "1,a,2024-01-01T00:00:00Z,10,EUR\n";
        Path file = folder.resolve("rows.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        SourceItem only = read(file).get(0);

        assertThat(((TransactionRequested) ((SourceItem.Arrived) only).event()).getAccountId())
                .isEqualTo("a");
    }

    @Test
    void a_file_that_is_not_utf_8_ends_with_a_message_that_asks_for_it() throws IOException {
        Path file = Files.write(folder.resolve("rows.csv"), (HEADER + "1,ä").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is it UTF-8");
    }

    @Test
    void events_written_as_lines_of_json_are_read_again_as_they_were() throws IOException {
        Path csv = Files.writeString(folder.resolve("rows.csv"), HEADER + "1,a,2024-01-01T00:00:00.123Z,10.2501,EUR\n");
        TransactionRequested event =
                (TransactionRequested) ((SourceItem.Arrived) read(csv).get(0)).event();
        Instant arrivesAt = Instant.parse("2024-01-01T00:00:01Z");
        Path lines = Files.writeString(folder.resolve("events.jsonl"), EventLines.write(event, arrivesAt) + "\n");

        try (EventSource source = EventSources.jsonLines(lines)) {
            SourceItem.Arrived read = (SourceItem.Arrived) source.next();

            assertThat(read).isNotNull();
            assertThat(read.event()).isEqualTo(event);
            assertThat(read.arrivesAt()).isEqualTo(arrivesAt);
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void lines_that_are_no_events_are_given_with_the_field_and_the_nearest_name() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), """
                {"stream":"transaction","arrivesAt":"2024-01-01T00:00:00Z","value":{"acountId":"a"}}
                {"stream":"transactions","arrivesAt":"2024-01-01T00:00:00Z","value":{}}
                {"stream":"label","arrivesAt":"2024-01-01T00:00:00Z","value":{"labelId":"1","transactionId":"1","label":"FRAUDD","labelledAt":0}}
                {"stream":"label","arrivesAt":"noon","value":{}}
                not json
                """);

        List<SourceItem> items = new ArrayList<>();
        try (EventSource source = EventSources.jsonLines(file)) {
            for (SourceItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }

        assertThat(items)
                .extracting(item -> ((SourceItem.Rejected) item).message())
                .satisfiesExactly(
                        first -> assertThat(first).contains("'acountId'").contains("did you mean 'accountId'?"),
                        second -> assertThat(second).contains("'transactions'").contains("did you mean 'transaction'?"),
                        third -> assertThat(third).contains("'label'").contains("did you mean 'FRAUD'?"),
                        fourth -> assertThat(fourth).contains("'arrivesAt'").contains("noon"),
                        fifth -> assertThat(fifth).startsWith("events.jsonl:5: this is not JSON"));
    }

    private static List<SourceItem> read(Path file) {
        List<SourceItem> items = new ArrayList<>();
        try (EventSource source = EventSources.csv(file, MAPPING, null, Duration.ZERO, CLOCK)) {
            for (SourceItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }
}
