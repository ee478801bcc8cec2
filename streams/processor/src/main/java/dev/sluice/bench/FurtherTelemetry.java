package dev.sluice.bench;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Devices that report more often than payments need: with each transaction some of those that reported lately do so
 * again, in turn, nothing having changed.
 */
final class FurtherTelemetry implements Iterator<SimulatedEvent> {

    private static final int DEVICES_MAX = 10_000;

    private final Iterator<SimulatedEvent> events;
    private final int perTransaction;
    private final Deque<DeviceTelemetryReported> lately = new ArrayDeque<>();
    private Instant now = Instant.MIN;
    private int due;
    private long reported;

    /**
     * @param events what happens, in the order of arrival
     * @param perTransaction how many reports to add after each transaction; 0 for none
     */
    FurtherTelemetry(Iterator<SimulatedEvent> events, int perTransaction) {
        this.events = events;
        this.perTransaction = perTransaction;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext() || due > 0;
    }

    @Override
    public SimulatedEvent next() {
        if (due > 0) {
            due--;
            return again(lately.remove());
        }
        SimulatedEvent event = events.next();
        if (event.value() instanceof DeviceTelemetryReported report) {
            remember(report);
        } else if (event.value() instanceof TransactionRequested) {
            now = event.arrivesAt();
            due = lately.isEmpty() ? 0 : perTransaction;
        }
        return event;
    }

    private void remember(DeviceTelemetryReported report) {
        if (perTransaction == 0) {
            return;
        }
        if (lately.size() == DEVICES_MAX) {
            lately.remove();
        }
        lately.add(report);
    }

    private SimulatedEvent again(DeviceTelemetryReported report) {
        DeviceTelemetryReported further = DeviceTelemetryReported.newBuilder(report)
                .setTelemetryId("further-" + ++reported)
                .setReportedAt(now)
                .build();
        lately.add(further);
        return new SimulatedEvent(now, EventStream.TELEMETRY, further.getDeviceId(), further, GroundTruth.genuine());
    }
}
