package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import java.util.Locale;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;

/** What the history of one terminal takes for each of its events: on disk, and in the changelog. */
final class StorageTable {

    private static final String TERMINAL = "terminal-1";
    private static final long SEED = 20_260_101;
    private static final int[] EVENTS = {20, 100, 200, 2_000, 10_000, 100_000};
    private static final int ARRIVALS = 5_000;
    private static final CompressionType[] COMPRESSIONS = {CompressionType.LZ4, CompressionType.ZSTD};

    private StorageTable() {}

    /** The table as text. It is the same on every machine. */
    static String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "One terminal, thirty features: bytes for each event, without compression and with it%n%n"
                        + "%10s %12s %12s %12s %12s %12s %12s%n",
                "events",
                "kept",
                "reads",
                "writes",
                "written",
                "lz4",
                "zstd"));
        for (int events : EVENTS) {
            text.append(row(events));
        }
        return text.toString();
    }

    private static String row(int events) {
        double[] compressed = new double[COMPRESSIONS.length];
        CountedPages pages = new CountedPages(Compression.NONE);
        for (int i = 0; i < compressed.length; i++) {
            pages = new CountedPages(Compression.of(COMPRESSIONS[i]).build());
            fill(pages, events);
            compressed[i] = (double) pages.compressed() / ARRIVALS;
        }
        return String.format(
                Locale.ROOT,
                "%,10d %12.1f %12.2f %12.2f %12.0f %12.0f %12.0f%n",
                events,
                (double) pages.kept() / events,
                (double) pages.reads() / ARRIVALS,
                (double) pages.writes() / ARRIVALS,
                (double) pages.written() / ARRIVALS,
                compressed[0],
                compressed[1]);
    }

    /** Gives the terminal its past, and then counts what so many further payments read and write. */
    private static void fill(CountedPages pages, int events) {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.TERMINAL);
        EntityHistories histories = EntityHistories.in(pages, catalog, Entity.TERMINAL);
        PaymentStream payments = new PaymentStream(Counterparties.ofTerminal(TERMINAL, events), events, SEED);
        histories.fill(TERMINAL, payments);
        pages.countAnew();
        for (int i = 0; i < ARRIVALS; i++) {
            histories.arrive(TERMINAL, payments.next());
        }
    }
}
