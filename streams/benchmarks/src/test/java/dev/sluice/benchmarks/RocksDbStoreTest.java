package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureValues;
import org.junit.jupiter.api.Test;

class RocksDbStoreTest {

    private static final int EVENTS = 200;

    @Test
    void histories_in_the_store_give_the_values_of_those_in_memory() {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.ACCOUNT);
        EntityHistories inMemory = EntityHistories.inMemory(catalog, Entity.ACCOUNT);
        try (RocksDbStore store = new RocksDbStore()) {
            EntityHistories stored = EntityHistories.in(store.store(), catalog, Entity.ACCOUNT);
            PaymentStream payments = stream();
            PaymentStream samePayments = stream();
            inMemory.fill("id", payments);
            stored.fill("id", samePayments);

            for (int i = 0; i < EVENTS; i++) {
                FeatureValues expected = inMemory.arrive("id", payments.next());
                FeatureValues values = stored.arrive("id", samePayments.next());
                for (int feature = 0; feature < values.size(); feature++) {
                    assertThat(values.value(feature)).isEqualTo((Double) expected.value(feature));
                }
            }
        }
    }

    private static PaymentStream stream() {
        return new PaymentStream(Counterparties.ofAccount("id"), EVENTS, 7);
    }
}
