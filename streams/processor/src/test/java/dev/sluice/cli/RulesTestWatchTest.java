package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 'rules test --watch' beside somebody who edits. */
class RulesTestWatchTest {

    private static final Path RULES = Path.of("src/test/resources/dev/sluice/cli/explain/rules");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread command = new Thread(this::watch, "rules-test-watch");
    private Path copy;
    private Path rule;

    @BeforeEach
    void copyTheRulesAndWatchThem() throws IOException {
        copy = directory.resolve("rules");
        try (Stream<Path> paths = Files.walk(RULES)) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(RULES.relativize(path).toString()));
            }
        }
        rule = copy.resolve("device/EXP-DEV-002.drl");
        Files.writeString(copy.resolve("device/EXP-DEV-002.cases.yaml"), """
                cases:
                  - name: nothing protects the phone
                    expect: hit
                    transaction: {amount: 10.00}
                    device: {screenLock: NONE}
                """);
        command.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        command.interrupt();
        command.join();
    }

    private void watch() {
        exitCode.complete(Main.execute(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "rules",
                "test",
                "--watch",
                "--rules",
                copy.toString()));
    }

    @Test
    void the_cases_run_again_with_each_change_until_it_is_stopped() throws Exception {
        awaitAnswers("1 cases passed, 0 failed", 1);

        edit("screenLock == NONE", "screenLock == PIN");
        awaitAnswers("0 cases passed, 1 failed", 1);

        edit("screenLock == PIN", "screenLok == NONE");
        awaitAnswers("did you mean 'screenLock'?", 1);

        edit("screenLok == NONE", "screenLock == NONE");
        awaitAnswers("1 cases passed, 0 failed", 2);
        assertThat(exitCode).isNotDone();
    }

    @Test
    void stopped_it_returns_what_the_last_answer_was() throws Exception {
        edit("screenLock == NONE", "screenLock == PIN");
        awaitAnswers("0 cases passed, 1 failed", 1);

        command.interrupt();

        assertThat(exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ExitCodes.FINDINGS);
    }

    private void edit(String from, String to) throws IOException {
        Files.writeString(rule, Files.readString(rule).replace(from, to));
    }

    private void awaitAnswers(String text, int times) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Pattern.compile(text, Pattern.LITERAL)
                                .matcher(out.toString())
                                .results())
                        .as(out.toString())
                        .hasSize(times));
    }
}
