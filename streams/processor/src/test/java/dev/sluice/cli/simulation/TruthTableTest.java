package dev.sluice.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.replay.source.UnreadableFileException;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTableTest {

    private static final String GOOD = "txn-000007,NFC_RELAY,att-000001,2,3,120.50";

    @TempDir
    private Path folder;

    @Test
    void a_row_says_of_which_attack_a_transaction_is_and_what_it_is_worth() throws IOException {
        Path file = table(TruthTable.HEADER, GOOD);

        assertThat(TruthTable.read(file))
                .isEqualTo(Map.of(
                        "txn-000007",
                        new Fraud(
                                new GroundTruth(AttackKind.NFC_RELAY, "att-000001", 2, 3), new BigDecimal("120.50"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t-1,NFC_RELY,att-1,1,1,5 | no attack is called 'NFC_RELY'; did you mean 'NFC_RELAY'?",
                "t-1,NFC_RELAY,att-1,1,1 | a row has 6 values, this one 5",
                "t-1,NFC_RELAY,att-1,0,1,5 | the ordinal of a fraudulent transaction is 1 or more",
                "t-1,NFC_RELAY,att-1,4,3,5 | The ordinal must lie between 0 and the attack's 3",
                "txn-000007,NFC_RELAY,att-1,1,1,5 | the transaction txn-000007 is in it twice"
            })
    void a_row_that_is_none_is_told_with_its_line_and_what_to_do(String row, String message) throws IOException {
        Path file = table(TruthTable.HEADER, GOOD, row);

        assertThatThrownBy(() -> TruthTable.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("truth.csv:3: ")
                .hasMessageContaining(message)
                .hasMessageContaining("'sluice simulate' with the same options writes it anew");
    }

    @Test
    void another_table_is_told_by_its_first_line() throws IOException {
        Path file = table("transaction_id,is_fraud", "t-1,1");

        assertThatThrownBy(() -> TruthTable.read(file))
                .hasMessageContaining("truth.csv:1: the first line must be " + TruthTable.HEADER);
    }

    private Path table(String... lines) throws IOException {
        return Files.write(folder.resolve("truth.csv"), List.of(lines));
    }
}
