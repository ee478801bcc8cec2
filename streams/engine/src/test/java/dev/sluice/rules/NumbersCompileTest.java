package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What passes the check is compiled: every number that rules can name, in every way that numbers can be used. */
class NumbersCompileTest {

    /** A number as a rule names it. */
    record Number(String fact, String name) {

        Stream<String> uses() {
            return Stream.of(
                            "%s(%s > 5)",
                            "%s(%s == 5.5)",
                            "%s(2 * %2$s >= 5 - %2$s)",
                            "%s($bound : %s)\nTransaction(amount > $bound)",
                            "%s($bound : %s)\nTransaction(loginFailures != $bound)",
                            "%s($bound : %s)\nVelocity(account_count_1h == $bound)",
                            "%s($bound : %s)\nDevice(hoursSince(simChangedAt) <= $bound)",
                            "%s($bound : %s)\nTransaction(amount - $bound < 2 * $bound)",
                            "%s($bound : %s)\nTransaction($bound > 5, amount > 10)",
                            "%s($bound : %s, 2 * $bound > %2$s)",
                            "Transaction($bound : amount)\n%s(%s < $bound)",
                            "Velocity($bound : account_count_1h)\n%s(%s > $bound)",
                            "Velocity($bound : account_count_1h)\n%s(%s == 2 * $bound)")
                    .map(form -> form.formatted(fact, name));
        }
    }

    static List<Number> numbers() {
        List<Number> numbers = new ArrayList<>(
                List.of(new Number("Velocity", "account_count_1h"), new Number("Velocity", "account_amount_mean_1h")));
        for (FactType fact : FactType.values()) {
            for (FactField field : Vocabulary.get().fields(fact)) {
                if (field.type().isNumber()) {
                    numbers.add(new Number(fact.shown(), field.name()));
                }
            }
        }
        return numbers;
    }

    @Test
    void every_use_of_a_number_that_passes_the_check_is_compiled_too() {
        List<String> uses = numbers().stream().flatMap(Number::uses).toList();
        Rules rules = Rules.none();
        for (int i = 0; i < uses.size(); i++) {
            rules.rule("R-%03d".formatted(i), "live", uses.get(i));
        }
        RuleFiles files = rules.files();

        assertThat(RuleSet.check(files))
                .noneMatch(finding -> finding.isError() && finding.file().endsWith(".drl"));
        assertThatNoException().isThrownBy(() -> RuleSet.load(files).close());
    }
}
