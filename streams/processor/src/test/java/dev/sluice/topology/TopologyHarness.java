package dev.sluice.topology;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.ModelInForce;
import dev.sluice.decision.Stop;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.ingest.IngestValidators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.rocksdb.Env;
import org.rocksdb.RocksMemEnv;

/** The topology with its real stores, without a broker. Wall-clock time stands still until a test moves it. */
final class TopologyHarness implements AutoCloseable {

    /** The wall-clock time at which each test starts. */
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** One partition, and no payment waits for telemetry. */
    static final TopologySettings WITHOUT_WAITING = new TopologySettings(
            1,
            Duration.ZERO,
            TopologySettings.DEFAULT.horizons(),
            TopologySettings.DEFAULT.signalHistory(),
            Layout.BY_ENTITY);

    @SuppressWarnings("deprecation") // Deprecated since 4.4 makes it the only behaviour; 4.3 still has to be told.
    private static final String PROCESSING_EXCEPTIONS_OF_TABLES =
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG;

    private final RecordSerdes serdes = new BinarySerdes();
    private final CountingObserver observer = new CountingObserver();
    private final Env files = new RocksMemEnv(Env.getDefault());
    private final ModelInForce inForce;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, DecisionMade> decisions;

    TopologyHarness(DecisionModel model, TopologySettings settings) {
        // Models are closed by the test that made them.
        inForce = new ModelInForce(model, closing -> {});
        IngestValidators validators = IngestValidators.create(IngestLimits.defaults(), () -> NOW);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "harness");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, temporaryDirectory().toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbFilesInMemory.class);
        properties.put(RocksDbFilesInMemory.FILES_CONFIG, files);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterDeserializationHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessingHandler.class);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTER);
        properties.put(PROCESSING_EXCEPTIONS_OF_TABLES, true);
        properties.put(DeadLetters.OBSERVER_CONFIG, observer);
        driver = new TopologyTestDriver(
                FraudTopology.build(new TopologyEnvironment(
                        settings, CommitPacing.BY_INTERVAL, serdes, inForce, validators, observer)),
                properties,
                NOW);
        decisions = driver.createOutputTopic(
                Topics.DECISION_MADE,
                new StringDeserializer(),
                serdes.contract(DecisionMade.class).deserializer());
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("sluice-topology-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets another model decide from now on. */
    void use(DecisionModel model) {
        inForce.replace(model);
    }

    /** Whether any entity of a stop has a history. */
    boolean hasHistories(Stop stop) {
        return !historyPages(stop).isEmpty();
    }

    /** The keys of all pages that the histories of a stop consist of. */
    List<Bytes> historyPages(Stop stop) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> pages = driver.<Bytes, byte[]>getKeyValueStore(
                        StateStores.historyName(stop))
                .all()) {
            pages.forEachRemaining(page -> keys.add(page.key));
        }
        return keys;
    }

    void request(TransactionRequested transaction) {
        input(Topics.TRANSACTION_REQUESTED, TransactionRequested.class)
                .pipeInput(transaction.getAccountId(), transaction);
    }

    void report(DeviceTelemetryReported report) {
        input(Topics.DEVICE_TELEMETRY, DeviceTelemetryReported.class).pipeInput(report.getDeviceId(), report);
    }

    void report(TerminalSecurityReported report) {
        input(Topics.TERMINAL_SECURITY, TerminalSecurityReported.class).pipeInput(report.getTerminalId(), report);
    }

    void change(MerchantProfileChanged profile) {
        input(Topics.MERCHANT_PROFILE, MerchantProfileChanged.class).pipeInput(profile.getMerchantId(), profile);
    }

    void label(TransactionLabelled label) {
        input(Topics.TRANSACTION_LABELLED, TransactionLabelled.class).pipeInput(label.getTransactionId(), label);
    }

    void complete(ChallengeCompleted completion) {
        input(Topics.CHALLENGE_COMPLETED, ChallengeCompleted.class).pipeInput(completion.getAccountId(), completion);
    }

    void lift(QuarantineLifted lifted) {
        input(Topics.QUARANTINE_LIFTED, QuarantineLifted.class).pipeInput(lifted.getSubject(), lifted);
    }

    /** As another tool might write to the topic that all instances decide by. */
    void quarantine(String key, QuarantineChanged quarantine) {
        input(Topics.QUARANTINE_CHANGED, QuarantineChanged.class).pipeInput(key, quarantine);
    }

    List<QuarantineChanged> quarantines() {
        return driver.createOutputTopic(
                        Topics.QUARANTINE_CHANGED,
                        new StringDeserializer(),
                        serdes.contract(QuarantineChanged.class).deserializer())
                .readValuesToList();
    }

    void bytes(String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    void passWallClockTime(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<DecisionMade> decisions() {
        List<DecisionMade> read = new ArrayList<>();
        decisions.readRecordsToList().forEach(record -> read.add(record.value()));
        return read;
    }

    List<ChallengeSettled> settled() {
        TestOutputTopic<String, ChallengeSettled> output = driver.createOutputTopic(
                Topics.CHALLENGE_SETTLED,
                new StringDeserializer(),
                serdes.contract(ChallengeSettled.class).deserializer());
        return output.isEmpty() ? List.of() : output.readValuesToList();
    }

    List<TestRecord<String, byte[]>> alerts() {
        return read(Topics.ALERT_RAISED);
    }

    List<TestRecord<String, byte[]>> deadLetters() {
        return read(Topics.DEAD_LETTER);
    }

    CountingObserver observer() {
        return observer;
    }

    private List<TestRecord<String, byte[]>> read(String topic) {
        TestOutputTopic<String, byte[]> output =
                driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
        return output.isEmpty() ? List.of() : output.readRecordsToList();
    }

    private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Class<T> type) {
        return driver.createInputTopic(
                topic, new StringSerializer(), serdes.contract(type).serializer());
    }

    @Override
    public void close() {
        driver.close();
        files.close();
    }
}
