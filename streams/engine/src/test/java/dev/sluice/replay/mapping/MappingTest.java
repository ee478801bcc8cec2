package dev.sluice.replay.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/sluice/replay");
    private static final Path EXAMPLES = Path.of("../../docs/examples");
    private static final List<String> HEADER = List.of("id", "customer", "at", "amount", "kind", "lat", "lon");
    private static final String COMPLETE = """
            fields:
              transactionId: tx-${id}
              accountId: cust-${customer}
              eventTime: {column: at, format: "yyyy-MM-dd HH:mm:ss", zone: Europe/Berlin}
              amount: {column: amount, impliedDecimals: 2}
              currency: EUR
              entryMode: {column: kind, values: {web: ECOMMERCE}, otherwise: UNKNOWN, ifEmpty: MANUAL}
              location.latitude: ${lat}
              location.longitude: ${lon}
            """;

    /** Run with {@code -Dgolden.update=true} to accept what is said now, then read the difference. */
    @Test
    void everything_that_is_wrong_is_said_at_once_with_its_place_and_the_likely_intention() throws IOException {
        String text = Files.readString(RESOURCES.resolve("wrong.mapping.yaml"));
        Path golden = RESOURCES.resolve("wrong.mapping.txt");

        List<Finding> findings = Mapping.parse("wrong.mapping.yaml", text).findings();

        String said = new FindingRenderer(Map.of("wrong.mapping.yaml", text)).render(findings);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    @Test
    void a_row_becomes_the_transaction_that_the_mapping_describes() throws UnusableRowException {
        RowMapper mapper = Mapping.parse("m.yaml", COMPLETE).orThrow().bind("data.csv", HEADER);

        TransactionRequested made =
                mapper.map(new String[] {"7", "1", "2024-07-01 12:00:00", "1250", "web", "48.5", "9"});

        assertThat(made.getTransactionId()).isEqualTo("tx-7");
        assertThat(made.getAccountId()).isEqualTo("cust-1");
        assertThat(made.getEventTime()).isEqualTo(Instant.parse("2024-07-01T10:00:00Z"));
        assertThat(made.getAmount()).isEqualTo(new BigDecimal("12.5000"));
        assertThat(made.getEntryMode()).isEqualTo(EntryMode.ECOMMERCE);
        assertThat(made.getLocation().getLatitude()).isEqualTo(48.5);
        assertThat(made.getDeviceId()).isNull();
    }

    @Test
    void an_empty_column_leaves_the_field_without_a_value_or_with_the_one_for_that_case() throws UnusableRowException {
        RowMapper mapper = Mapping.parse("m.yaml", COMPLETE).orThrow().bind("data.csv", HEADER);

        TransactionRequested made = mapper.map(new String[] {"7", "1", "2024-07-01 12:00:00", "1", "", "", " "});

        assertThat(made.getEntryMode()).isEqualTo(EntryMode.MANUAL);
        assertThat(made.getLocation()).isNull();
    }

    @Test
    void a_value_that_cannot_be_converted_is_named_with_its_column_and_what_is_accepted() {
        RowMapper mapper = Mapping.parse("m.yaml", COMPLETE).orThrow().bind("data.csv", HEADER);

        assertThatThrownBy(() -> mapper.map(new String[] {"7", "1", "2024-02-31 12:00:00", "1", "", "", ""}))
                .isInstanceOf(UnusableRowException.class)
                .hasMessage("column at (for eventTime): '2024-02-31 12:00:00' cannot be used: write a time like"
                        + " yyyy-MM-dd HH:mm:ss");
        assertThatThrownBy(() -> mapper.map(new String[] {"7", "1", "2024-02-01 12:00:00", "ten", "", "", ""}))
                .hasMessage("column amount (for amount): 'ten' cannot be used: write a number such as 12.50");
        assertThatThrownBy(() -> mapper.map(new String[] {"7", "", "2024-02-01 12:00:00", "1", "", "", ""}))
                .hasMessage(
                        "column customer (for accountId): is empty, but every transaction needs it: fill it, or give"
                                + " 'ifEmpty' in the mapping");
    }

    @Test
    void columns_that_the_file_does_not_have_are_named_with_the_nearest_ones() {
        Mapping mapping = Mapping.parse(
                        "m.yaml", COMPLETE.replace("${id}", "${ID_}").replace("EUR", "kind"))
                .orThrow();

        assertThatThrownBy(() -> mapping.bind("data.csv", HEADER))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("m.yaml:2:18: error: data.csv has no column 'ID_'")
                .hasMessageContaining("did you mean 'id'?")
                .hasMessageContaining("'kind' is a column of data.csv, but stands here as a constant");
    }

    @Test
    void the_example_mappings_are_right() throws IOException {
        for (String name : List.of("handbook.mapping.yaml", "sparkov.mapping.yaml", "sparkov-travel.mapping.yaml")) {
            assertThat(Mapping.parse(name, Files.readString(EXAMPLES.resolve(name)))
                            .findings())
                    .isEmpty();
        }
    }
}
