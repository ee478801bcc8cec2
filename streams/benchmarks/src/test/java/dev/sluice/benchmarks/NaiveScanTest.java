package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureValues;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaiveScanTest {

    private static final int EVENTS = 400;
    private static final int PAYMENTS = 800;

    @ParameterizedTest
    @CsvSource({"TERMINAL, 1", "TERMINAL, 2", "ACCOUNT, 3", "ACCOUNT, 4"})
    void the_naive_scan_gives_the_values_of_sluice_from_the_first_payment_on(Entity entity, long seed) {
        FeatureCatalog catalog = ThirtyFeatures.of(entity);
        EntityHistories histories = EntityHistories.inMemory(catalog, entity);
        NaiveScan scan = new NaiveScan(catalog.features(entity));
        PaymentStream payments = stream(entity, seed);
        Set<String> namesWithManyValues = new HashSet<>();
        FeatureValues former = null;

        for (int i = 0; i < PAYMENTS; i++) {
            Payment payment = payments.next();
            FeatureValues values = histories.arrive("id", payment);
            SameValues.require(values, scan.arrive(payment));
            for (int feature = 0; former != null && feature < values.size(); feature++) {
                if (Double.compare(values.value(feature), former.value(feature)) != 0) {
                    namesWithManyValues.add(values.name(feature));
                }
            }
            former = values;
        }

        assertThat(namesWithManyValues)
                .as("a feature that never changes would compare nothing")
                .hasSize(catalog.features(entity).size());
    }

    @Test
    void it_forgets_what_no_window_reaches() {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.TERMINAL);
        NaiveScan scan = new NaiveScan(catalog.features(Entity.TERMINAL));
        PaymentStream payments = stream(Entity.TERMINAL, 5);

        for (int i = 0; i < 3 * EVENTS; i++) {
            scan.add(payments.next());
        }

        assertThat(scan.size()).isBetween(EVENTS - 100, EVENTS + 100);
    }

    @Test
    void a_difference_is_refused_by_the_name_of_the_feature() {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.TERMINAL);
        NaiveScan scan = new NaiveScan(catalog.features(Entity.TERMINAL));
        Payment payment = stream(Entity.TERMINAL, 6).next();
        FeatureValues values =
                EntityHistories.inMemory(catalog, Entity.TERMINAL).arrive("id", payment);
        double[] naive = scan.arrive(payment);
        naive[2]++;

        assertThatThrownBy(() -> SameValues.require(values, naive)).hasMessageStartingWith("terminal_count_24h is 1.0");
    }

    private static PaymentStream stream(Entity entity, long seed) {
        Counterparties counterparties =
                entity == Entity.TERMINAL ? Counterparties.ofTerminal("id", EVENTS) : Counterparties.ofAccount("id");
        return new PaymentStream(counterparties, EVENTS, seed);
    }
}
