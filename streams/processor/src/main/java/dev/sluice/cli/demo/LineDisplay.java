package dev.sluice.cli.demo;

import java.io.PrintStream;

/** Shows the demo as one line each second. */
final class LineDisplay implements LiveDisplay {

    private final PrintStream out;
    private long lastSecond;

    LineDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(DemoSnapshot snapshot) {
        long second = snapshot.soFar().elapsed().toSeconds();
        if (second > lastSecond) {
            lastSecond = second;
            out.println(PlainLine.render(snapshot));
            out.flush();
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
