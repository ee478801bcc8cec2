package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.velocity.Entity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where transactions go, and where they do not. */
class ItineraryTest {

    private static final Itinerary NOTHING_KEPT = Itinerary.keeping(Set.of());
    private static final Itinerary ALL_KEPT = Itinerary.keeping(EnumSet.allOf(Entity.class));

    private final TransactionRequested withEverything = Transactions.contactless("t1", Transactions.NOON);
    private final TransactionRequested withNothing = TransactionRequested.newBuilder(withEverything)
            .setInstrumentToken(null)
            .setIpAddress(null)
            .setMerchantId(null)
            .setDeviceId(null)
            .setTerminalId(null)
            .build();

    @Test
    void a_transaction_with_everything_visits_all_stops_in_order_if_all_are_kept() {
        assertThat(way(ALL_KEPT, withEverything)).containsExactly(Stop.values());
    }

    @Test
    void what_nobody_keeps_is_not_visited() {
        assertThat(way(NOTHING_KEPT, withEverything))
                .containsExactly(Stop.ACCOUNT, Stop.DEVICE, Stop.TERMINAL, Stop.DECIDE);
    }

    @Test
    void what_a_transaction_does_not_have_is_not_visited() {
        assertThat(way(ALL_KEPT, withNothing)).containsExactly(Stop.ACCOUNT, Stop.DECIDE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Entity.class,
            names = {"INSTRUMENT", "IP", "MERCHANT"})
    void a_further_stop_that_is_kept_comes_between_account_and_device(Entity kept) {
        Itinerary itinerary = Itinerary.keeping(Set.of(kept));

        assertThat(way(itinerary, withEverything))
                .containsExactly(Stop.ACCOUNT, Stop.valueOf(kept.name()), Stop.DEVICE, Stop.TERMINAL, Stop.DECIDE);
    }

    @Test
    void the_stop_before_the_decision_is_the_same_whatever_is_kept_unless_it_is_a_further_one() {
        for (TransactionRequested transaction : List.of(
                withEverything,
                TransactionRequested.newBuilder(withEverything)
                        .setTerminalId(null)
                        .build(),
                TransactionRequested.newBuilder(withEverything)
                        .setDeviceId(null)
                        .build())) {
            assertThat(lastStop(ALL_KEPT, transaction)).isEqualTo(lastStop(NOTHING_KEPT, transaction));
        }
    }

    @Test
    void nothing_comes_after_the_decision() {
        assertThatThrownBy(() -> ALL_KEPT.after(Stop.DECIDE, withEverything))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_transaction_is_decided_under_its_account() {
        assertThat(Itinerary.entityAt(Stop.DECIDE, withEverything)).isEqualTo("acc-0000417");
    }

    @Test
    void the_entities_of_a_transaction_are_those_that_it_visits() {
        TransactionEntities all = ALL_KEPT.entitiesOf(withEverything);
        TransactionEntities few = NOTHING_KEPT.entitiesOf(withEverything);

        for (Stop stop : EnumSet.complementOf(EnumSet.of(Stop.DECIDE))) {
            boolean always = stop == Stop.ACCOUNT || stop == Stop.DEVICE || stop == Stop.TERMINAL;
            String id = Itinerary.entityAt(stop, withEverything);
            assertThat(Itinerary.entityAt(stop, all)).isEqualTo(id);
            assertThat(Itinerary.entityAt(stop, few)).isEqualTo(always ? id : null);
        }
        assertThat(all.getEventTime()).isEqualTo(withEverything.getEventTime());
    }

    private static Stop lastStop(Itinerary itinerary, TransactionRequested transaction) {
        List<Stop> way = way(itinerary, transaction);
        return way.get(way.size() - 2);
    }

    private static List<Stop> way(Itinerary itinerary, TransactionRequested transaction) {
        List<Stop> way = new ArrayList<>(List.of(Stop.ACCOUNT));
        for (Stop stop = Stop.ACCOUNT; stop != Stop.DECIDE; ) {
            stop = itinerary.after(stop, transaction);
            way.add(stop);
        }
        return way;
    }
}
