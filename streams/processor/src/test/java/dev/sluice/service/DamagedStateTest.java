package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance whose disk failed: what is on it cannot be read, and everything in it is in Kafka too. */
class DamagedStateTest {

    private static final int STARTS_MAX = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"EXACTLY_ONCE_V2, MANIFEST", "AT_LEAST_ONCE, MANIFEST", "EXACTLY_ONCE_V2, .sst", "AT_LEAST_ONCE, .sst"})
    void what_cannot_be_read_is_restored_and_what_was_decided_stays_decided(Guarantee guarantee, String damaged)
            throws IOException {
        try (InstanceWithState instance = new InstanceWithState(directory, guarantee)) {
            instance.publish("t-1");
            instance.runUntilAnswered(1);
            damage(damaged);
            instance.publish("t-1", "t-2");
            for (int start = 0; start < STARTS_MAX && instance.decisions().size() < 3; start++) {
                instance.runUntilAnswered(3);
            }

            List<DecisionMade> decisions = instance.decisions();
            assertThat(decisions).extracting(DecisionMade::getTransactionId).containsExactly("t-1", "t-1", "t-2");
            assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
        }
    }

    private void damage(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
            List<Path> damaged = files.filter(
                            file -> file.getFileName().toString().contains(name))
                    .toList();
            assertThat(damaged).isNotEmpty();
            for (Path file : damaged) {
                Files.writeString(file, "x".repeat((int) Files.size(file)), StandardCharsets.US_ASCII);
            }
        }
    }
}
