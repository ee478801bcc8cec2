package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.GoodEvents;
import dev.sluice.torture.InputCheck.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputCheckTest {

    private static final List<TransactionRequested> PUBLISHED =
            List.of(payment("one", "A"), payment("two", "B"), payment("three", "A"), payment("one", "A"));

    @Test
    void each_partition_in_the_order_of_publication_is_right() {
        assertThat(found(entry(0, "A", "one"), entry(0, "A", "three"), entry(0, "A", "one"), entry(1, "B", "two")))
                .isEmpty();
    }

    @Test
    void another_order_is_found() {
        assertThat(found(entry(0, "A", "three"), entry(0, "A", "one"), entry(0, "A", "one"), entry(1, "B", "two")))
                .hasSize(2);
    }

    @Test
    void a_record_that_is_there_twice_is_found() {
        assertThat(found(
                        entry(0, "A", "one"),
                        entry(0, "A", "three"),
                        entry(0, "A", "one"),
                        entry(1, "B", "two"),
                        entry(1, "B", "two")))
                .hasSize(2);
    }

    @Test
    void a_record_that_is_missing_is_found() {
        assertThat(found(entry(0, "A", "one"), entry(0, "A", "three"), entry(0, "A", "one")))
                .contains("published and not on the topic (the load's fault, not Sluice's): 1", "  two");
    }

    private static List<String> found(Entry... entries) {
        Violations violations = new Violations();
        InputCheck.check(List.of(entries), PUBLISHED, violations);
        return violations.lines();
    }

    private static Entry entry(int partition, String key, String id) {
        return new Entry(partition, key, id);
    }

    private static TransactionRequested payment(String id, String account) {
        TransactionRequested payment = GoodEvents.transaction();
        payment.setTransactionId(id);
        payment.setAccountId(account);
        return payment;
    }
}
