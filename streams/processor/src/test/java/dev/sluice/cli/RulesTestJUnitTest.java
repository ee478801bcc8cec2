package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What 'rules test --junit' gives to servers for continuous integration, read as they read it. */
class RulesTestJUnitTest {

    private static final Path RULES = Path.of("src/test/resources/dev/sluice/cli/explain/rules");

    @TempDir
    private Path directory;

    private Path copy;
    private Path report;

    @BeforeEach
    void copyTheRulesAndAddCases() throws IOException {
        copy = directory.resolve("rules");
        report = directory.resolve("report.xml");
        try (Stream<Path> paths = Files.walk(RULES)) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(RULES.relativize(path).toString()));
            }
        }
        Files.writeString(copy.resolve("device/EXP-DEV-002.cases.yaml"), """
                cases:
                  - name: "no lock, <10 & \\"cheap\\"\\x08"
                    expect: hit
                    transaction: {amount: 9.00}
                    device: {screenLock: NONE}
                  - name: a lock
                    expect: hit
                    transaction: {amount: 9.00}
                    device: {screenLock: PIN}
                """);
    }

    @Test
    void each_rule_is_a_suite_of_its_cases_and_says_why_one_failed() throws Exception {
        CommandRun run = test();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("1 cases passed, 1 failed");
        assertThat(read("string(/testsuites/testsuite[@name='EXP-DEV-002'][@tests='2']/@failures)"))
                .isEqualTo("1");
        assertThat(read("string(//testcase[not(failure)]/@name)")).isEqualTo("no lock, <10 & \"cheap\"\uFFFD");
        assertThat(read("string(//testcase[failure]/@file)")).isEqualTo("device/EXP-DEV-002.cases.yaml");
        assertThat(read("string(//testcase[failure]/@line)")).isEqualTo("6");
        assertThat(read("string(//failure/@message)")).isEqualTo("EXP-DEV-002 should hit, but does not");
        assertThat(read("string(//failure)")).contains("screenLock = PIN");
    }

    @Test
    void what_keeps_the_cases_from_running_is_an_error_in_it() throws Exception {
        Path rule = copy.resolve("device/EXP-DEV-002.drl");
        Files.writeString(rule, Files.readString(rule).replace("screenLock", "screenLok"));

        CommandRun run = test();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(read("string(//testcase[error]/@file)")).isEqualTo("device/EXP-DEV-002.drl");
        assertThat(read("string(//error)")).contains("did you mean 'screenLock'?");
    }

    @Test
    void a_file_that_does_not_belong_is_an_error_in_it() throws Exception {
        Files.writeString(copy.resolve("feature.yaml"), "");

        CommandRun run = test();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(read("string(//testcase[error]/@classname)")).isEqualTo("feature.yaml");
    }

    @Test
    void a_file_that_cannot_be_written_is_said_to_be_so() {
        report = directory.resolve("nowhere/report.xml");

        CommandRun run = test();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err()).contains("cannot write the results to " + report).doesNotContain("\tat ");
    }

    private CommandRun test() {
        return CommandRun.of("rules", "test", "--rules", copy.toString(), "--junit", report.toString());
    }

    private String read(String xpath) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        return XPathFactory.newInstance().newXPath().evaluate(xpath, document);
    }
}
