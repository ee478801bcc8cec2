package dev.sluice.simulator;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.ingest.IngestValidators;
import dev.sluice.ingest.Rejection;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.InstantSource;
import java.util.List;

/** The checks that everything from outside has to pass, card numbers among them. */
final class EventGate {

    private final IngestValidators validators;

    EventGate(InstantSource clock) {
        this.validators = IngestValidators.create(IngestLimits.defaults(), clock);
    }

    /** Returns what is wrong with an event or its key; empty if it may enter. */
    List<Rejection> rejections(SimulatedEvent event) {
        String key = event.key();
        return switch (event.stream()) {
            case TRANSACTION -> validators.transactions().validateKeyed(key, (TransactionRequested) event.value());
            case TELEMETRY -> validators.telemetry().validateKeyed(key, (DeviceTelemetryReported) event.value());
            case TERMINAL -> validators.terminals().validateKeyed(key, (TerminalSecurityReported) event.value());
            case MERCHANT -> validators.merchants().validateKeyed(key, (MerchantProfileChanged) event.value());
            case CHALLENGE -> validators.challenges().validateKeyed(key, (ChallengeCompleted) event.value());
            case QUARANTINE -> validators.quarantines().validateKeyed(key, (QuarantineLifted) event.value());
            case LABEL -> validators.labels().validateKeyed(key, (TransactionLabelled) event.value());
        };
    }
}
