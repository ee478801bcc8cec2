package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.GeoPoint;
import dev.sluice.rules.engine.RuleTrace;
import dev.sluice.rules.facts.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever asks why a payment was decided so reads nothing that tells of the person who paid. */
class PersonalValuesTest {

    private static final String ADDRESS = "203.0.113.9";

    private final Facts facts = FactsBuilder.facts()
            .transaction(transaction -> {
                transaction.setIpAddress(ADDRESS);
                transaction.setLocation(new GeoPoint(52.52, 13.405, null));
            })
            .device(device -> device.setIpAddress("198.51.100.7"))
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "Transaction(ipAddress == \"203.0.113.9\")                     | true",
                "Transaction(ipAddress != \"192.0.2.1\")                       | true",
                "Transaction(ipAddress in (\"203.0.113.9\", \"192.0.2.1\"))    | true",
                "Transaction(ipAddress not in (\"203.0.113.9\"))               | false",
                "Transaction(amount > 5 && ipAddress == \"203.0.113.9\")       | true",
                "Transaction(amount > 50 || ipAddress == \"203.0.113.9\")      | true",
                "Transaction($from : ipAddress) Device(ipAddress != $from)     | true",
                "Transaction($from : ipAddress) Device(ipAddress == $from)     | false",
                "Transaction(location != null)                                 | true"
            })
    void no_condition_shows_a_personal_value_or_what_it_was_compared_with(String conditions, boolean hits) {
        TracedRule traced = trace(conditions);

        assertThat(traced.hits()).isEqualTo(hits);
        assertThat(traced.steps().toString())
                .contains("(personal, not shown)")
                .doesNotContain(ADDRESS, "192.0.2.1", "198.51.100.7", "52.52", "13.405");
    }

    @Test
    void a_list_that_something_personal_is_on_keeps_its_name() {
        TracedRule traced = trace("Transaction(ipAddress in (list(\"watch_merchants\")))");

        assertThat(traced.steps().get(0).text()).isEqualTo("Transaction: ipAddress in (list(\"watch_merchants\"))");
    }

    @Test
    void what_is_not_known_is_said_to_be_so() {
        TracedRule traced = trace("Device(location == null)");

        assertThat(traced.steps().get(0).values()).isEqualTo("location = not known");
    }

    @Test
    void everything_else_is_shown() {
        RuleTrace.Step step = trace("Transaction(currency == \"EUR\")").steps().get(0);

        assertThat(step.text()).isEqualTo("Transaction: currency == \"EUR\"");
        assertThat(step.values()).isEqualTo("currency = EUR");
    }

    private TracedRule trace(String conditions) {
        try (RuleSet rules = RuleSet.load(Rules.one(conditions))) {
            List<TracedRule> traced = rules.trace(facts);
            return traced.get(0);
        }
    }
}
