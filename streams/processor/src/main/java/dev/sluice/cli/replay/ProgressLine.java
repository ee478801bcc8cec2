package dev.sluice.cli.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;
import picocli.CommandLine.Help.Ansi;

/** A line that counts, on a terminal; nothing where no person looks. For one thread. */
public final class ProgressLine implements LongConsumer, AutoCloseable {

    private static final long INTERVAL_NANOS = 200_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CLEARED = "\r\u001b[K";

    private final PrintWriter out;
    private final String what;
    private final boolean shown;
    private final long startedNanos = System.nanoTime();
    private long lastNanos = startedNanos;

    private ProgressLine(PrintWriter out, String what, boolean shown) {
        this.out = out;
        this.what = what;
        this.shown = shown;
    }

    /**
     * A line on a writer.
     *
     * @param out where it is shown if the process has a terminal
     * @param what is counted, for instance {@code transactions decided}
     */
    public static ProgressLine on(PrintWriter out, String what) {
        return new ProgressLine(out, what, Ansi.AUTO.enabled());
    }

    /** Shows a count, now and then. */
    @Override
    public void accept(long count) {
        long now = System.nanoTime();
        if (shown && now - lastNanos >= INTERVAL_NANOS) {
            lastNanos = now;
            double seconds = (now - startedNanos) / NANOS_PER_SECOND;
            out.print(CLEARED + String.format(Locale.ROOT, "%,d %s, %,.0f a second", count, what, count / seconds));
            out.flush();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown) {
            out.print(CLEARED);
            out.flush();
        }
    }
}
