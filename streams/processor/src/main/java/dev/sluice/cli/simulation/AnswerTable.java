package dev.sluice.cli.simulation;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.finding.NearestName;
import dev.sluice.replay.source.UnreadableFileException;
import dev.sluice.simulator.answer.ChallengeAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * How each payment of a simulated world would be answered for if it was challenged, as a table: one row per transaction that
 * would be. It is kept apart from the events, since which challenges there are follows from the decisions.
 */
final class AnswerTable {

    static final String HEADER = "transaction_id,outcome,after_millis";

    private static final String SEPARATOR = ",";
    private static final int COLUMNS = HEADER.split(SEPARATOR, -1).length;
    private static final List<String> OUTCOMES =
            Arrays.stream(ChallengeOutcome.values()).map(Enum::name).toList();

    private AnswerTable() {}

    /** Returns an answer as a row, without a line end. */
    static String row(String transactionId, ChallengeAnswer answer) {
        return String.join(
                SEPARATOR,
                transactionId,
                answer.outcome().name(),
                Long.toString(answer.after().toMillis()));
    }

    /**
     * Reads a table.
     *
     * @return answers by transaction id
     * @throws UnreadableFileException if it is no such table; the message names the line
     */
    static Map<String, ChallengeAnswer> read(Path file) {
        Map<String, ChallengeAnswer> answers = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            if (!HEADER.equals(lines.readLine())) {
                throw unusable(file, 1, "the first line must be " + HEADER);
            }
            long line = 1;
            for (String row = lines.readLine(); row != null; row = lines.readLine()) {
                line++;
                String[] cells = row.split(SEPARATOR, -1);
                if (answers.put(cells[0], answer(file, line, cells)) != null) {
                    throw unusable(file, line, "the transaction " + cells[0] + " is in it twice");
                }
            }
        } catch (IOException e) {
            throw new UnreadableFileException("cannot read " + file + " (is it whole?): " + e, e);
        }
        return answers;
    }

    private static ChallengeAnswer answer(Path file, long line, String[] cells) {
        if (cells.length != COLUMNS) {
            throw unusable(file, line, "a row has " + COLUMNS + " values, this one " + cells.length);
        }
        if (!OUTCOMES.contains(cells[1])) {
            throw unusable(
                    file,
                    line,
                    "no challenge ends as '" + cells[1] + "'; "
                            + NearestName.hint(cells[1], OUTCOMES, "known: " + String.join(", ", OUTCOMES)));
        }
        try {
            return new ChallengeAnswer(ChallengeOutcome.valueOf(cells[1]), Duration.ofMillis(Long.parseLong(cells[2])));
        } catch (IllegalArgumentException e) {
            throw unusable(file, line, String.valueOf(e.getMessage()));
        }
    }

    private static UnreadableFileException unusable(Path file, long line, String what) {
        return new UnreadableFileException(
                file + ":" + line + ": " + what + "; 'sluice simulate' with the same options writes it anew", null);
    }
}
