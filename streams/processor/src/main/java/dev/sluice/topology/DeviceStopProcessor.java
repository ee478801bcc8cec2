package dev.sluice.topology;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Stop;
import dev.sluice.decision.TelemetryJoin;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The stop at the device: its history, and its telemetry as of the transaction's time. A transaction whose telemetry is
 * missing or stale waits a little, because the report often travels beside it, and goes on without it when the time runs
 * out.
 */
final class DeviceStopProcessor implements Processor<String, SpecificRecord, String, PaymentContext> {

    /** How many times within the wait the deadlines are looked at: the wait is exceeded by a fifth at most. */
    private static final int LOOKS_PER_WAIT = 5;

    private final TopologyEnvironment environment;
    private ProcessorContext<String, PaymentContext> context;
    private StopHistory history;
    private StoredTimeline<DeviceTelemetryReported> timeline;
    private TelemetryJoin telemetry;
    private WaitingRoom waitingRoom;

    DeviceStopProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        history = StopHistory.open(Stop.DEVICE, context, environment);
        timeline = new StoredTimeline<>(
                context.getStateStore(StateStores.TELEMETRY),
                environment.settings().signalHistory());
        telemetry = new TelemetryJoin(timeline);
        long waitMillis = environment.settings().telemetryWait().toMillis();
        waitingRoom = new WaitingRoom(
                context.getStateStore(StateStores.WAITING_FOR_TELEMETRY), waitMillis, context.currentSystemTimeMs());
        context.schedule(
                Duration.ofMillis(Math.max(1, waitMillis / LOOKS_PER_WAIT)),
                PunctuationType.WALL_CLOCK_TIME,
                this::letGoWhoWaitedLongEnough);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        SpecificRecord value = Values.required(record);
        if (value instanceof PaymentContext visit) {
            meet(record.withValue(visit));
        } else if (value instanceof DeviceTelemetryReported report) {
            timeline.put(report.getDeviceId(), report, report.getReportedAt());
            letGoWhoeverWaitedFor(report.getDeviceId());
        } else {
            history.note(record);
        }
    }

    private void meet(Record<String, PaymentContext> visit) {
        history.enter(visit.value());
        if (joinTelemetry(visit.value()) == SignalStatus.PRESENT
                || environment.settings().telemetryWait().isZero()) {
            context.forward(visit);
        } else {
            waitingRoom.enter(visit, context.currentSystemTimeMs());
            environment.observer().waitingForTelemetry(waitingRoom.size());
        }
    }

    private void letGoWhoeverWaitedFor(String deviceId) {
        for (Record<String, PaymentContext> visit : waitingRoom.ofDevice(deviceId)) {
            if (joinTelemetry(visit.value()) == SignalStatus.PRESENT) {
                letGo(visit);
            }
        }
    }

    private void letGoWhoWaitedLongEnough(long nowMillis) {
        for (Record<String, PaymentContext> visit : waitingRoom.due(nowMillis)) {
            joinTelemetry(visit.value());
            letGo(visit);
        }
    }

    /**
     * Sends a visit on, and only then forgets it: the input that brought it was committed long ago, so that nothing would
     * bring it again if the instance died in between. Sent twice it is decided once.
     */
    private void letGo(Record<String, PaymentContext> visit) {
        context.forward(visit);
        waitingRoom.leave(visit);
        environment.observer().waitingForTelemetry(waitingRoom.size());
    }

    private SignalStatus joinTelemetry(PaymentContext visit) {
        return telemetry.join(
                visit, environment.models().get().policy().telemetry().freshness());
    }
}
