package dev.sluice.bench;

import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import dev.sluice.service.StreamsProperties;
import dev.sluice.topology.ProcessingObserver;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** What is being loaded, started. */
final class BenchSubject implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final BooleanSupplier ready;
    private final Runnable close;

    private BenchSubject(BooleanSupplier ready, Runnable close) {
        this.ready = ready;
        this.close = close;
    }

    /** The product, as {@code sluice run} starts it. */
    static BenchSubject sluice(SluiceConfig config) {
        SluiceService service = SluiceService.start(config);
        return new BenchSubject(service::isReady, service::close);
    }

    /** Another topology with the very same settings. */
    static BenchSubject passThrough(SluiceConfig config, Topology topology) {
        KafkaStreams streams = new KafkaStreams(topology, StreamsProperties.of(config, ProcessingObserver.SILENT));
        streams.start();
        return new BenchSubject(
                () -> streams.state() == KafkaStreams.State.RUNNING, () -> streams.close(CLOSE_TIMEOUT));
    }

    boolean isReady() {
        return ready.getAsBoolean();
    }

    @Override
    public void close() {
        close.run();
    }
}
