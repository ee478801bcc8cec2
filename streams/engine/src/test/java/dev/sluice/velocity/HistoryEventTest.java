package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionRequested;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryEventTest {

    static {
        Contracts.trust();
    }

    @Test
    void what_a_transaction_states_is_kept_and_what_it_does_not_know_is_not() {
        HistoryEvent event = HistoryEvent.of(transaction()
                .setMerchantId("m-1")
                .setEntryMode(EntryMode.CONTACTLESS)
                .setThreeDSecure(ThreeDSecure.newBuilder().setTransStatus("Y").build())
                .build());

        assertThat(event.timeMillis()).isEqualTo(1_700_000_000_123L);
        assertThat(event.amountUnscaled()).isEqualTo(123_400);
        assertThat(event.hash(Attribute.MERCHANT_ID)).isEqualTo(Hash64.of("m-1"));
        assertThat(event.hash(Attribute.ENTRY_MODE)).isEqualTo(Hash64.of("CONTACTLESS"));
        assertThat(event.hash(Attribute.TRANS_STATUS)).isEqualTo(Hash64.of("Y"));
        assertThat(event.hash(Attribute.DEVICE_ID)).isEqualTo(Hash64.NONE);
        assertThat(event.hash(Attribute.FORM_FACTOR)).isEqualTo(Hash64.NONE);
        assertThat(event.hash(Attribute.QR_PAYLOAD_ID)).isEqualTo(Hash64.NONE);
    }

    @Test
    void an_amount_finer_than_four_decimals_is_refused_by_name() {
        TransactionRequested tooFine =
                transaction().setAmount(new BigDecimal("1.00001")).build();

        assertThatThrownBy(() -> HistoryEvent.of(tooFine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tx-1")
                .hasMessageContaining("1.00001");
    }

    @Test
    void a_place_is_kept_to_eleven_meters_and_nothing_is_kept_of_a_place_that_is_not_known() {
        HistoryEvent somewhere = HistoryEvent.of(
                transaction().setLocation(point(52.520008, -13.404954)).build());

        assertThat(Place.latitudeUnits(somewhere.place())).isEqualTo(525_200);
        assertThat(Place.longitudeUnits(somewhere.place())).isEqualTo(-134_050);
        assertThat(HistoryEvent.of(transaction().build()).place()).isEqualTo(Place.NONE);
    }

    @Test
    void the_ends_of_the_earth_are_places_and_what_lies_beyond_is_refused() {
        assertThat(HistoryEvent.builder("tx-1", 0, 0).at(-90, -180).build().place())
                .isNotEqualTo(Place.NONE);
        assertThat(HistoryEvent.builder("tx-1", 0, 0).at(90, 180).build().place())
                .isNotEqualTo(Place.NONE);
        for (double latitude : new double[] {90.1, -90.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> HistoryEvent.builder("tx-1", 0, 0).at(latitude, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("on Earth");
        }
    }

    @Test
    void a_time_beyond_all_reason_is_refused() {
        assertThatThrownBy(() -> HistoryEvent.builder("tx-1", Long.MAX_VALUE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tx-1");
    }

    private static GeoPoint point(double latitude, double longitude) {
        return GeoPoint.newBuilder()
                .setLatitude(latitude)
                .setLongitude(longitude)
                .build();
    }

    private static TransactionRequested.Builder transaction() {
        return TransactionRequested.newBuilder()
                .setTransactionId("tx-1")
                .setAccountId("account-1")
                .setEventTime(Instant.ofEpochMilli(1_700_000_000_123L))
                .setAmount(new BigDecimal("12.34"))
                .setCurrency("EUR");
    }
}
