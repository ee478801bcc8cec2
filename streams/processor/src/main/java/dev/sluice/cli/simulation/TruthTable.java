package dev.sluice.cli.simulation;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.finding.NearestName;
import dev.sluice.replay.source.UnreadableFileException;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.world.Country;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ground truth of a simulated world as a table: one row per fraudulent transaction. What is not in it is genuine. It
 * is kept apart from the events, so that nothing can decide by it.
 */
final class TruthTable {

    static final String HEADER = "transaction_id,attack,attack_id,ordinal,transactions,euros";

    private static final String SEPARATOR = ",";
    private static final int COLUMNS = HEADER.split(SEPARATOR, -1).length;
    private static final List<String> KINDS =
            Arrays.stream(AttackKind.values()).map(Enum::name).toList();

    private TruthTable() {}

    /** Returns a fraudulent transaction as a row, without a line end. */
    static String row(TransactionRequested transaction, GroundTruth truth) {
        return String.join(
                SEPARATOR,
                transaction.getTransactionId(),
                String.valueOf(truth.attack()),
                String.valueOf(truth.attackId()),
                Integer.toString(truth.ordinal()),
                Integer.toString(truth.transactions()),
                Country.inEuros(transaction.getAmount(), transaction.getCurrency())
                        .toPlainString());
    }

    /**
     * Reads a table.
     *
     * @return fraudulent transactions by transaction id
     * @throws UnreadableFileException if it is no such table; the message names the line
     */
    static Map<String, Fraud> read(Path file) {
        Map<String, Fraud> frauds = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            if (!HEADER.equals(header)) {
                throw unusable(file, 1, "the first line must be " + HEADER);
            }
            long line = 1;
            for (String row = lines.readLine(); row != null; row = lines.readLine()) {
                line++;
                String[] cells = row.split(SEPARATOR, -1);
                Fraud fraud = fraud(file, line, cells);
                if (frauds.put(cells[0], fraud) != null) {
                    throw unusable(file, line, "the transaction " + cells[0] + " is in it twice");
                }
            }
        } catch (IOException e) {
            throw new UnreadableFileException("cannot read " + file + ": " + e, e);
        }
        return frauds;
    }

    private static Fraud fraud(Path file, long line, String[] cells) {
        if (cells.length != COLUMNS) {
            throw unusable(file, line, "a row has " + COLUMNS + " values, this one " + cells.length);
        }
        if (!KINDS.contains(cells[1])) {
            throw unusable(
                    file,
                    line,
                    "no attack is called '" + cells[1] + "'; "
                            + NearestName.hint(cells[1], KINDS, "known: " + String.join(", ", KINDS)));
        }
        try {
            GroundTruth truth = new GroundTruth(
                    AttackKind.valueOf(cells[1]), cells[2], Integer.parseInt(cells[3]), Integer.parseInt(cells[4]));
            if (!truth.isFraud()) {
                throw unusable(file, line, "the ordinal of a fraudulent transaction is 1 or more");
            }
            return new Fraud(truth, new BigDecimal(cells[5]));
        } catch (IllegalArgumentException e) {
            throw unusable(file, line, String.valueOf(e.getMessage()));
        }
    }

    private static UnreadableFileException unusable(Path file, long line, String what) {
        return new UnreadableFileException(
                file + ":" + line + ": " + what + "; 'sluice simulate' with the same options writes it anew", null);
    }
}
