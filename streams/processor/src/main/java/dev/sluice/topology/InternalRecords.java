package dev.sluice.topology;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.LateFindings;
import dev.sluice.contract.internal.LateTelemetry;
import dev.sluice.contract.internal.OpenChallenge;
import dev.sluice.contract.internal.ParkedLabels;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.RecentPayments;
import dev.sluice.contract.internal.TransactionEntities;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The records that Sluice writes to its own topics and stores; each needs a schema in the registry. */
public final class InternalRecords {

    private InternalRecords() {}

    /** All of them; unmodifiable. */
    public static List<Class<? extends SpecificRecord>> all() {
        return List.of(
                PaymentContext.class,
                TransactionEntities.class,
                LabelAssigned.class,
                ParkedLabels.class,
                DecisionMade.class,
                QuarantineChanged.class,
                OpenChallenge.class,
                ChallengeSettled.class,
                RecentPayments.class,
                LateTelemetry.class,
                LateFindings.class,
                DeviceTelemetryReported.class,
                TerminalSecurityReported.class,
                MerchantProfileChanged.class);
    }
}
