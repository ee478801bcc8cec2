package dev.sluice.bench;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.LatencyMeter;
import dev.sluice.traffic.PacedTraffic;
import dev.sluice.traffic.RecordReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Loads one subject that is started, step after step, each beginning when the one before is answered. */
final class SteppedLoad implements AutoCloseable {

    private static final Duration IN_TIME = Duration.ofSeconds(1);
    private static final Duration LAST_ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final BenchTraffic traffic;
    private final String processorName;
    private final EventPublisher publisher;
    private final RecordReader<DecisionMade> reader;
    private volatile LatencyMeter meter = new LatencyMeter();

    /**
     * @param config how the subject runs, and where
     * @param catalog the registry's schemas
     * @param traffic what is sent
     */
    SteppedLoad(SluiceConfig config, SchemaCatalog catalog, BenchTraffic traffic) {
        this.traffic = traffic;
        this.processorName = config.streams().applicationId() + "-";
        String brokers = config.kafka().bootstrapServers();
        this.publisher = new EventPublisher(brokers, new RegistryRecordSerdes(catalog));
        this.reader = new RecordReader<>(
                brokers,
                Topics.DECISION_MADE,
                catalog.serde(DecisionMade.class).deserializer(),
                (record, nanos) -> meter.decided(record.value().getTransactionId(), nanos));
    }

    /** Publishes what is known before anybody pays, and waits until the broker has it. */
    void open() {
        traffic.opening().forEach(event -> publisher.publish(event.value()));
        publisher.flush();
    }

    /**
     * Sends at one rate, and waits until all is answered or answers stay out.
     *
     * @param rate transactions a second, on average
     * @param length how long
     */
    StepResult step(double rate, Duration length) {
        Answered answered = send(rate, length);
        return new StepResult(
                rate,
                answered.sending().sent,
                answered.inTime(),
                answered.meter().answered(),
                answered.sending().lateNanos / NANOS_PER_MILLI,
                Latencies.of(answered.meter().micros()),
                answered.work().dividedBy(answered.sending().sent),
                Memory.afterCollection());
    }

    /** What is left of a step when its events are gone. */
    private record Answered(Sending sending, LatencyMeter meter, long inTime, Work work) {}

    private Answered send(double rate, Duration length) {
        TrafficSlice slice = traffic.take(length, rate);
        LatencyMeter ofStep = new LatencyMeter();
        meter = ofStep;
        Sending sending = new Sending(ofStep);
        WorkMeter work = new WorkMeter(processorName);
        new PacedTraffic(publisher, sending).run(slice.events().iterator(), slice.start(), slice.length(), () -> true);
        boolean isAnswered = Patience.isSoWithin(() -> ofStep.outstanding() == 0, IN_TIME);
        long answeredInTime = ofStep.answered();
        if (!isAnswered) {
            Patience.isSoWithin(() -> ofStep.outstanding() == 0, LAST_ANSWER_TIMEOUT);
        }
        return new Answered(sending, ofStep, answeredInTime, work.sinceStart());
    }

    @Override
    public void close() {
        try (publisher) {
            reader.close();
        }
    }

    /** Notes when transactions are due, and how late they are sent. */
    private static final class Sending implements PacedTraffic.DueListener {

        private final LatencyMeter meter;
        private long sent;
        private long lateNanos;

        Sending(LatencyMeter meter) {
            this.meter = meter;
        }

        @Override
        public void due(SimulatedEvent event, long dueNanos) {
            if (event.value() instanceof TransactionRequested transaction) {
                meter.due(transaction.getTransactionId(), dueNanos);
                sent++;
                lateNanos = System.nanoTime() - dueNanos;
            }
        }
    }
}
