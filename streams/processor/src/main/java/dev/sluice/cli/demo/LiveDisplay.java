package dev.sluice.cli.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/** Where the live view appears: in place on a terminal, or as a line each second anywhere else. */
public interface LiveDisplay extends AutoCloseable {

    /**
     * Chooses a display.
     *
     * @param out where it writes; on a terminal as UTF-8
     * @param ansi whether the output is a terminal that wants colours; {@link Ansi#AUTO} finds out, and honours
     *     {@code NO_COLOR}
     */
    static LiveDisplay on(OutputStream out, Ansi ansi) {
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        return ansi.enabled() ? new ScreenDisplay(stream) : new LineDisplay(stream);
    }

    /** Shows a moment; to be called a few times a second. */
    void show(DemoSnapshot snapshot);

    /** Leaves the output as it was before. */
    @Override
    void close();
}
