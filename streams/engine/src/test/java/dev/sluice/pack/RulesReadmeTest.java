package dev.sluice.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The analysts' page shows a rule of the pack and some of its cases, as they are. */
class RulesReadmeTest {

    private static final Path RULES = Path.of("../../rules");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```$");
    private static final Pattern BETWEEN_CASES = Pattern.compile("\\n\\n+");

    @Test
    void the_rule_that_it_shows_is_the_one_that_is_shipped() throws IOException {
        String shipped = Files.readString(RULES.resolve("device/FRD-DEV-001.drl"));

        assertThat(blocks().stream().filter(block -> block.contains("rule \"FRD-DEV-001\"")))
                .containsExactly(shipped);
    }

    @Test
    void the_cases_that_it_shows_are_among_those_that_are_shipped() throws IOException {
        String shipped = Files.readString(RULES.resolve("device/FRD-DEV-001.cases.yaml"));

        List<String> shown = blocks().stream()
                .filter(block -> block.startsWith("cases:\n"))
                .flatMap(BETWEEN_CASES::splitAsStream)
                .map(String::strip)
                .toList();

        assertThat(shown).hasSizeGreaterThanOrEqualTo(2);
        assertThat(BETWEEN_CASES.splitAsStream(shipped).map(String::strip)).containsAll(shown);
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(RULES.resolve("README.md")))
                .results()
                .map(RulesReadmeTest::content)
                .toList();
    }

    private static String content(MatchResult block) {
        return block.group(1);
    }
}
