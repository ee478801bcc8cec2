package dev.sluice.benchmarks;

import dev.sluice.benchmarks.VelocityBenchmark.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * The results in words. Times depend on the machine and on what else runs there; what is quoted are the ratios of one run.
 */
final class ResultTable {

    private static final List<Integer> EVENTS = List.of(100, 200, 10_000, 1_000_000);
    private static final List<Duration> WINDOWS = List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30));
    private static final int EVENTS_BESIDE_HOPPING = 10_000;
    private static final int NAME_WIDTH = 40;
    private static final String NOT_MEASURED = "-";

    private final Timings timings;
    private final List<String> lines = new ArrayList<>();

    /** @param timings what was measured; what is missing shows as a dash */
    ResultTable(Timings timings) {
        this.timings = timings;
    }

    /** The whole table. */
    String text() {
        lines.clear();
        addGrowth();
        addAccounts();
        addHopping();
        addSettings();
        return String.join(System.lineSeparator(), lines);
    }

    private void addGrowth() {
        lines.add("Thirty features of one entity, microseconds per event, by the events in its thirty days");
        lines.add("");
        StringBuilder head = new StringBuilder(padded(""));
        EVENTS.forEach(events -> head.append(String.format(Locale.ROOT, "%,14d", events)));
        lines.add(head + "    last/first");
        addRow("Sluice, in memory", events -> sluice(Storage.MEMORY, events));
        addRow("Sluice, RocksDB", events -> sluice(Storage.ROCKSDB, events));
        addRow("naive scan, in memory", this::naive);
        addRow("naive scan / Sluice, both in memory", events -> ratio(naive(events), sluice(Storage.MEMORY, events)));
        addRow(
                "naive scan in memory / Sluice, RocksDB",
                events -> ratio(naive(events), sluice(Storage.ROCKSDB, events)));
        lines.add("");
    }

    private void addAccounts() {
        OptionalDouble micros =
                timings.micros(ManyAccountsBenchmark.class, Map.of("accounts", "20000", "events", "200"));
        lines.add("Thirty features of 20,000 accounts with 200 events each, at random, RocksDB: " + number(micros)
                + " microseconds per event");
        lines.add("");
    }

    private void addHopping() {
        lines.add("One hopping window of Kafka Streams, steps of a minute, four totals, microseconds per event");
        lines.add("");
        lines.add(padded("window")
                + "       updates          time    time / Sluice's thirty features (RocksDB, 10,000 events)");
        for (Duration window : WINDOWS) {
            OptionalDouble micros = timings.micros(HoppingWindowsBenchmark.class, Map.of("window", parameter(window)));
            lines.add(padded(words(window))
                    + String.format(Locale.ROOT, "%,14d", HoppingWindows.updatesPerEvent(window))
                    + cell(micros)
                    + cell(ratio(micros, sluice(Storage.ROCKSDB, EVENTS_BESIDE_HOPPING))));
        }
    }

    private void addSettings() {
        if (settings(RocksDbVariant.AS_SET).isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(
                "RocksDB alone by its settings, 20,000 accounts with 200 events each, at random, microseconds per event");
        lines.add("");
        lines.add(padded("") + "          time    time / as set up");
        for (RocksDbVariant variant : RocksDbVariant.values()) {
            lines.add(padded(variant.words())
                    + cell(settings(variant))
                    + cell(ratio(settings(variant), settings(RocksDbVariant.AS_SET))));
        }
    }

    private OptionalDouble settings(RocksDbVariant variant) {
        return timings.micros(RocksDbSettingsBenchmark.class, Map.of("variant", variant.name()));
    }

    private void addRow(String name, IntFunction<OptionalDouble> value) {
        StringBuilder row = new StringBuilder(padded(name));
        EVENTS.forEach(events -> row.append(cell(value.apply(events))));
        OptionalDouble first = value.apply(EVENTS.get(0));
        OptionalDouble last = value.apply(EVENTS.get(EVENTS.size() - 1));
        lines.add(row + cell(ratio(last, first)));
    }

    private OptionalDouble sluice(Storage storage, int events) {
        return timings.micros(
                VelocityBenchmark.class, Map.of("events", Integer.toString(events), "storage", storage.name()));
    }

    private OptionalDouble naive(int events) {
        return timings.micros(NaiveScanBenchmark.class, Map.of("events", Integer.toString(events)));
    }

    private static OptionalDouble ratio(OptionalDouble dividend, OptionalDouble divisor) {
        return dividend.isPresent() && divisor.isPresent()
                ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The benchmark's parameter for a length of time: {@link Duration} itself would write a day as 24 hours. */
    private static String parameter(Duration window) {
        return window.toDays() > 0 ? "P" + window.toDays() + "D" : window.toString();
    }

    /** A length of time in whole days or hours. */
    static String words(Duration window) {
        return window.toDays() > 0 ? window.toDays() + " d" : window.toHours() + " h";
    }

    private static String padded(String name) {
        return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name);
    }

    private static String cell(OptionalDouble value) {
        return String.format(Locale.ROOT, "%14s", number(value));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%,.2f", value.getAsDouble()) : NOT_MEASURED;
    }
}
