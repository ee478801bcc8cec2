package dev.sluice.decision.late;

import dev.sluice.contract.internal.RecentPayment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments by entity and time, as long as a report of the entity may come late for them. */
public interface RecentPaymentRecords {

    /**
     * Looks a payment up.
     *
     * @param entityId the device or terminal
     * @param eventTime when the payment took place
     * @param transactionId its id
     * @return null if it was not kept, or is not any more
     */
    @Nullable
    RecentPayment find(String entityId, Instant eventTime, String transactionId);

    /** Keeps a payment, in place of what was kept of it. */
    void keep(String entityId, RecentPayment payment);

    /**
     * The newest payments of an entity, the newest first.
     *
     * @param entityId the device or terminal
     * @param from no older ones, inclusive
     * @param countMax no more
     */
    List<RecentPayment> newest(String entityId, Instant from, int countMax);
}
