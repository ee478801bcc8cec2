package dev.sluice.replay.source;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Holds each event of another source to what it would be held to at the gate of the running system. */
final class CheckedSource implements EventSource {

    private final EventSource events;
    private final String name;
    private final InstantSource clock;
    private final IngestValidators validators;
    private @Nullable Instant arrivedLast;

    /**
     * @param events what to check
     * @param name the file, for messages
     * @param limits how far an event may go
     * @param clock what is the future for events that do not say when they arrive
     */
    CheckedSource(EventSource events, String name, IngestLimits limits, InstantSource clock) {
        this.events = events;
        this.name = name;
        this.clock = clock;
        this.validators = IngestValidators.create(limits, this::now);
    }

    private Instant now() {
        return arrivedLast == null ? clock.instant() : arrivedLast;
    }

    @Override
    public @Nullable SourceItem next() {
        SourceItem item = events.next();
        if (!(item instanceof SourceItem.Arrived arrived)) {
            return item;
        }
        arrivedLast = arrived.arrivesAt();
        List<Rejection> rejections = validate(arrived.event());
        if (rejections.isEmpty()) {
            return arrived;
        }
        Rejection first = rejections.get(0);
        String message = name + ":" + arrived.line() + ": "
                + String.join("; ", rejections.stream().map(Rejection::message).toList());
        return new SourceItem.Rejected(
                arrived.line(), first.field(), first.reason().name(), message, arrived.raw());
    }

    private List<Rejection> validate(SpecificRecord event) {
        if (event instanceof TransactionRequested transaction) {
            return validators.transactions().validate(transaction);
        }
        if (event instanceof TransactionLabelled label) {
            return validators.labels().validate(label);
        }
        if (event instanceof ChallengeCompleted completion) {
            return validators.challenges().validate(completion);
        }
        if (event instanceof QuarantineLifted lifted) {
            return validators.quarantines().validate(lifted);
        }
        if (event instanceof DeviceTelemetryReported report) {
            return validators.telemetry().validate(report);
        }
        if (event instanceof TerminalSecurityReported report) {
            return validators.terminals().validate(report);
        }
        if (event instanceof MerchantProfileChanged profile) {
            return validators.merchants().validate(profile);
        }
        throw new IllegalStateException("no check for " + event.getSchema().getFullName());
    }

    @Override
    public void close() {
        events.close();
    }
}
