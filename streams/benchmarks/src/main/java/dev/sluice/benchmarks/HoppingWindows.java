package dev.sluice.benchmarks;

import java.time.Duration;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What one would write in the DSL of Kafka Streams instead: payments of a key, aggregated over hopping windows that begin
 * every minute. It runs in Kafka's test driver with RocksDB as Sluice sets it up, without broker and changelog. Nothing
 * is sent on; a payment that comes late by more than the window is lost.
 */
final class HoppingWindows implements AutoCloseable {

    /** From the beginning of one window to that of the next. */
    static final Duration STEP = Duration.ofMinutes(1);

    /**
     * How much longer than until it closes a window can be read. Also bounds how often event time, which runs fast here,
     * makes Kafka Streams open another RocksDB: every half of that at most.
     */
    private static final Duration CLOSED_KEPT = Duration.ofDays(1);

    private static final String TOPIC = "amounts";
    private static final String STORE = "totals";

    private final Duration size;
    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Long> amounts;
    private final WindowStore<String, ValueAndTimestamp<HoppingTotals>> store;

    /** @param size the length of each window, a whole number of steps */
    HoppingWindows(Duration size) {
        this.size = size;
        driver = new TopologyTestDriver(topology(size), StreamsSetUp.properties(directory.path()));
        amounts = driver.createInputTopic(TOPIC, new StringSerializer(), new LongSerializer());
        store = driver.getTimestampedWindowStore(STORE);
    }

    /** Takes a payment into all windows that hold its time. */
    void arrive(String entityId, Payment payment) {
        amounts.pipeInput(entityId, payment.amountUnscaled(), payment.timeMillis());
    }

    /** What stands there for the time before a payment, which has arrived. */
    HoppingTotals read(String entityId, Payment payment, HoppingReading reading) {
        ValueAndTimestamp<HoppingTotals> totals =
                store.fetch(entityId, reading.startMillis(payment.timeMillis(), size, STEP));
        return totals == null ? HoppingTotals.NONE : totals.value();
    }

    /**
     * How many windows each payment is put into.
     *
     * @param size the length of each window, a whole number of steps
     */
    static long updatesPerEvent(Duration size) {
        return size.dividedBy(STEP);
    }

    @Override
    public void close() {
        driver.close();
        directory.close();
    }

    private static Topology topology(Duration size) {
        Serde<HoppingTotals> totals =
                Serdes.serdeFrom((topic, value) -> value.encode(), (topic, bytes) -> HoppingTotals.decode(bytes));
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(TOPIC, Consumed.with(Serdes.String(), Serdes.Long()).withName("source"))
                .groupByKey(Grouped.with("by-entity", Serdes.String(), Serdes.Long()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(size).advanceBy(STEP))
                .aggregate(
                        () -> HoppingTotals.NONE,
                        (entityId, amount, before) -> before.plus(amount),
                        Named.as("totals-of-windows"),
                        Materialized.<String, HoppingTotals>as(
                                        UncommittedWindows.of(Stores.persistentTimestampedWindowStore(
                                                STORE, size.plus(CLOSED_KEPT), size, false)))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(totals)
                                .withCachingDisabled()
                                .withLoggingDisabled());
        return builder.build();
    }
}
