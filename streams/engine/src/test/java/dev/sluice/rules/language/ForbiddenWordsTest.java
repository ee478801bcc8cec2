package dev.sluice.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForbiddenWordsTest {

    @Test
    void no_field_and_no_word_that_a_rule_may_use_is_forbidden() {
        List<String> names = Stream.of(FactType.values())
                .flatMap(fact -> Vocabulary.get().fields(fact).stream())
                .flatMap(field -> Stream.concat(Stream.of(field.name().split("\\.")), field.type().wordList().stream()))
                .distinct()
                .toList();

        assertThat(names).hasSizeGreaterThan(200).doesNotContainAnyElementsOf(ForbiddenWords.words());
    }

    @Test
    void a_forbidden_word_inside_a_text_or_a_comment_is_only_text() {
        SourceText source =
                new SourceText("device/R-1.drl", "// import nothing\nDevice(model == \"eval from import\")");

        assertThat(ForbiddenWords.in(source)).isEmpty();
    }
}
