package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void it_tells_times_and_ratios_and_leaves_a_dash_where_nothing_was_measured() {
        Timings timings = new Timings();
        add(timings, VelocityBenchmark.class, Map.of("events", "100", "storage", "ROCKSDB"), 8);
        add(timings, VelocityBenchmark.class, Map.of("events", "10000", "storage", "ROCKSDB"), 10);
        add(timings, VelocityBenchmark.class, Map.of("events", "1000000", "storage", "ROCKSDB"), 20);
        add(timings, NaiveScanBenchmark.class, Map.of("events", "1000000"), 100_000);
        add(timings, ManyAccountsBenchmark.class, Map.of("accounts", "20000", "events", "200"), 18.5);
        add(timings, HoppingWindowsBenchmark.class, Map.of("window", "P1D"), 5_000);
        add(timings, RocksDbSettingsBenchmark.class, Map.of("variant", "AS_SET"), 80);
        add(timings, RocksDbSettingsBenchmark.class, Map.of("variant", "NO_FILTER"), 100);

        assertThat(new ResultTable(timings).text().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .contains(
                        "Sluice, in memory|-|-|-|-|-",
                        "Sluice, RocksDB|8.00|-|10.00|20.00|2.50",
                        "naive scan in memory / Sluice, RocksDB|-|-|-|5,000.00|-",
                        "Thirty features of 20,000 accounts with 200 events each, at random, RocksDB: 18.50"
                                + " microseconds per event",
                        "1 h|60|-|-",
                        "1 d|1,440|5,000.00|500.00",
                        "30 d|43,200|-|-",
                        "as set up|80.00|1.00",
                        "without bloom filter|100.00|1.25");
    }

    private static void add(Timings timings, Class<?> benchmark, Map<String, String> parameters, double micros) {
        timings.add(benchmark.getName(), parameters, micros);
    }
}
