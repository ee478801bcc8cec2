package dev.sluice.topology;

import dev.sluice.contract.internal.LateFindings;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.Stop;
import dev.sluice.decision.late.LateFindingRecords;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What came out about decisions, in a store of Kafka Streams, as long as the decisions are kept. */
final class StoredLateFindings implements LateFindingRecords {

    private final KeyValueStore<String, LateFindings> store;
    private final ExpirySweeper<LateFindings> expiry;

    private StoredLateFindings(KeyValueStore<String, LateFindings> store, ExpirySweeper<LateFindings> expiry) {
        this.store = store;
        this.expiry = expiry;
    }

    /**
     * Opens the findings of a stop and sweeps them from now on.
     *
     * @param lastStop a stop that decides
     * @param context that of a processor to which the store is connected
     * @param horizons how long decisions are kept
     */
    static StoredLateFindings open(Stop lastStop, ProcessorContext<?, ?> context, Horizons horizons) {
        KeyValueStore<String, LateFindings> store = context.getStateStore(StateStores.lateFindingsName(lastStop));
        ExpirySweeper<LateFindings> expiry =
                new ExpirySweeper<>(store, LateFindings::getEventTime, horizons.decisionsKept());
        expiry.schedule(context);
        return new StoredLateFindings(store, expiry);
    }

    /** Tells how far event time has come. */
    void observe(Instant time) {
        expiry.observe(time);
    }

    @Override
    public @Nullable LateFindings find(String transactionId) {
        return store.get(transactionId);
    }

    @Override
    public void keep(LateFindings findings) {
        store.put(findings.getTransactionId(), findings);
        expiry.entered(findings.getEventTime());
    }
}
