package dev.sluice.decision.late;

import dev.sluice.contract.internal.LateFindings;
import org.jspecify.annotations.Nullable;

/** What came out about decisions after they were made. */
public interface LateFindingRecords {

    /** What came out about a transaction; null if nothing did. */
    @Nullable
    LateFindings find(String transactionId);

    /** Keeps what came out, in place of what was kept before. */
    void keep(LateFindings findings);
}
