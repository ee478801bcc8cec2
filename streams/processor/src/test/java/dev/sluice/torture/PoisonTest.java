package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.GoodEvents;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoisonTest {

    private static final int TRANSACTIONS = 20_000;

    @Test
    void one_transaction_in_a_hundred_is_followed_by_poison() {
        assertThat(madeOf(EnumSet.of(Fault.POISON), 1)).hasSizeBetween(TRANSACTIONS / 125, TRANSACTIONS / 80);
    }

    @Test
    void wrong_clocks_are_payments_that_differ_in_their_time_and_id_only() {
        TransactionRequested good = GoodEvents.transaction();

        assertThat(madeOf(EnumSet.of(Fault.CLOCK), 1))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .contains("poison-", good.getAccountId(), good.getCurrency())
                        .doesNotContain("eventTime\": \"" + good.getEventTime()));
    }

    @Test
    void nothing_is_made_of_faults_that_are_not_asked_for() {
        assertThat(madeOf(EnumSet.of(Fault.KILL), 1)).isEmpty();
    }

    @Test
    void the_same_seed_poisons_the_same_places() {
        assertThat(places(3)).isEqualTo(places(3)).isNotEqualTo(places(4));
    }

    private static List<Integer> places(long seed) {
        Poison poison = new Poison(seed, EnumSet.of(Fault.POISON), PoisonTest::bytes);
        TransactionRequested good = GoodEvents.transaction();
        return IntStream.range(0, TRANSACTIONS)
                .filter(place -> poison.after(good).isPresent())
                .boxed()
                .toList();
    }

    private static List<String> madeOf(Set<Fault> faults, long seed) {
        Poison poison = new Poison(seed, faults, PoisonTest::bytes);
        TransactionRequested good = GoodEvents.transaction();
        return IntStream.range(0, TRANSACTIONS)
                .mapToObj(place -> poison.after(good))
                .flatMap(Optional::stream)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(TransactionRequested transaction) {
        return transaction.toString().getBytes(StandardCharsets.UTF_8);
    }
}
