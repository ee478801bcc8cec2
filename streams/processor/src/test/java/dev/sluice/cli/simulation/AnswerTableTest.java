package dev.sluice.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.replay.source.UnreadableFileException;
import dev.sluice.simulator.answer.ChallengeAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTableTest {

    @TempDir
    private Path folder;

    @Test
    void an_answer_is_read_as_it_was_written() throws IOException {
        ChallengeAnswer answer = new ChallengeAnswer(ChallengeOutcome.DENIED, Duration.ofMillis(31_415));

        Path file = table(AnswerTable.HEADER, AnswerTable.row("txn-000001", answer));

        assertThat(AnswerTable.read(file)).containsOnlyKeys("txn-000001").containsValue(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "txn-1,PASED,10 | no challenge ends as 'PASED'; did you mean 'PASSED'?",
                "txn-1,TIMED_OUT,10 | An answer says how the challenge ended",
                "txn-1,PASSED | a row has 3 values, this one 2",
                "txn-1,PASSED,soon | soon"
            })
    void a_row_that_is_no_answer_is_told_with_its_line(String row, String message) throws IOException {
        Path file = table(AnswerTable.HEADER, row);

        assertThatThrownBy(() -> AnswerTable.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("answers.csv.gz:2: ")
                .hasMessageContaining(message)
                .hasMessageContaining("'sluice simulate' with the same options writes it anew");
    }

    private Path table(String... lines) throws IOException {
        Path file = folder.resolve("answers.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
