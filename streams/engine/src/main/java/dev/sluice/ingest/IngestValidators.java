package dev.sluice.ingest;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import java.time.InstantSource;

/**
 * The validators of everything that comes in from outside.
 *
 * @param transactions of payments that wait for a decision
 * @param labels of what transactions turned out to be
 * @param challenges of how step-ups ended
 * @param quarantines of quarantines that people end
 * @param telemetry of what devices report
 * @param terminals of the posture of terminals
 * @param merchants of merchants' profiles
 */
public record IngestValidators(
        TransactionValidator transactions,
        LabelValidator labels,
        ChallengeValidator challenges,
        QuarantineValidator quarantines,
        SchemaValidator<DeviceTelemetryReported> telemetry,
        SchemaValidator<TerminalSecurityReported> terminals,
        SchemaValidator<MerchantProfileChanged> merchants) {

    /**
     * Makes all of them with the same limits and clock.
     *
     * @param limits how far an event may go
     * @param clock tells what is the future; in replay, where the past is decided again, of the time that is replayed
     */
    public static IngestValidators create(IngestLimits limits, InstantSource clock) {
        return new IngestValidators(
                new TransactionValidator(limits, clock),
                new LabelValidator(limits, clock),
                new ChallengeValidator(limits, clock),
                new QuarantineValidator(limits, clock),
                new SchemaValidator<>(DeviceTelemetryReported.getClassSchema(), limits, clock),
                new SchemaValidator<>(TerminalSecurityReported.getClassSchema(), limits, clock),
                new SchemaValidator<>(MerchantProfileChanged.getClassSchema(), limits, clock));
    }
}
