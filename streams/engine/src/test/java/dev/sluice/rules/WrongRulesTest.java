package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A folder in which every rule is wrong in its own way; {@code -Dgolden.update=true} writes the golden file anew. */
class WrongRulesTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/sluice/rules");

    @Test
    void every_mistake_is_reported_at_once_with_its_place_and_what_was_probably_meant() throws IOException {
        RuleFiles files = RuleFiles.read(RESOURCES.resolve("wrong-rules"));

        String report = new FindingRenderer(files.texts()).render(RuleSet.check(files));

        Path golden = RESOURCES.resolve("wrong-rules.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, report);
        }
        assertThat(report).isEqualTo(Files.readString(golden));
    }

    @Test
    void every_wrong_file_has_a_finding_of_its_own() {
        RuleFiles files = RuleFiles.read(RESOURCES.resolve("wrong-rules"));

        assertThat(RuleSet.check(files))
                .extracting(finding -> finding.file().replace(".cases.yaml", ".drl"))
                .containsAll(files.paths().stream()
                        .filter(path -> path.endsWith(".drl") && !path.equals("account/DUPLICATE-ID.drl"))
                        .toList());
    }

    @Test
    void a_folder_with_mistakes_is_not_loaded_and_the_message_names_no_java() {
        RuleFiles files = RuleFiles.read(RESOURCES.resolve("wrong-rules"));

        assertThatThrownBy(() -> RuleSet.load(files))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("device/TYPO-IN-FIELD.drl:8:12")
                .message()
                .doesNotContain("java.", "org.drools", "\tat ");
    }
}
