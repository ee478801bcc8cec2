package dev.sluice.benchmarks;

import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsProperties;
import dev.sluice.topology.ProcessingObserver;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams as Sluice sets it up, so that every RocksDB here has the settings and the memory of the running system. */
final class StreamsSetUp {

    private StreamsSetUp() {}

    /** The properties, with the state below a directory; no broker is ever called. */
    static Properties properties(Path stateDirectory) {
        SluiceConfig config = SluiceConfig.of("localhost:9092", "http://localhost:8081", Path.of("rules"));
        Properties properties = StreamsProperties.of(config, ProcessingObserver.SILENT);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        return properties;
    }
}
