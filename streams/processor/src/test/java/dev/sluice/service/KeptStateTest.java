package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An instance that was stopped in an orderly way, and starts again where its state is. */
class KeptStateTest {

    private static final String MARK = "still-there";

    @TempDir
    private Path directory;

    /** The payment has neither device nor terminal, so that some stores hold nothing. */
    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void no_task_removes_its_state_and_restores_it_because_one_of_its_stores_is_empty(Guarantee guarantee)
            throws IOException {
        try (InstanceWithState instance = new InstanceWithState(directory, guarantee)) {
            instance.publish("t-1");
            instance.runUntilAnswered(1);
            List<Path> marks = markTasks(instance.tasks());
            instance.publish("t-2");
            instance.runUntilAnswered(2);

            assertThat(instance.decisions())
                    .extracting(DecisionMade::getTransactionId)
                    .containsExactly("t-1", "t-2");
            assertThat(marks).isNotEmpty().allSatisfy(mark -> assertThat(mark).exists());
        }
    }

    /** Whoever removes the state of a task removes everything in its directory. */
    private static List<Path> markTasks(Path directory) throws IOException {
        List<Path> marks = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(directory)) {
            for (Path task : tasks.filter(Files::isDirectory).toList()) {
                marks.add(Files.createFile(task.resolve(MARK)));
            }
        }
        return marks;
    }
}
