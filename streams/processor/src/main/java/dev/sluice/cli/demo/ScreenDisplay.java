package dev.sluice.cli.demo;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Shows the demo in place, on the terminal's second screen, so that what was there before comes back. Rows are addressed
 * one by one and lines do not wrap: in a small window the view is cut off, but never scrolls.
 */
final class ScreenDisplay implements LiveDisplay {

    private static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[?25l\u001b[2J";
    private static final String LEAVE = "\u001b[?25h\u001b[?7h\u001b[?1049l";
    private static final String REST_OF_LINE_EMPTY = "\u001b[K";
    private static final String REST_OF_SCREEN_EMPTY = "\u001b[J";

    private final PrintStream out;
    private final LiveView view = new LiveView(Ansi.ON);
    private boolean entered;
    private boolean closed;

    ScreenDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void show(DemoSnapshot snapshot) {
        if (closed) {
            return;
        }
        StringBuilder frame = new StringBuilder();
        if (!entered) {
            entered = true;
            frame.append(ENTER);
        }
        List<String> rows = view.render(snapshot);
        for (int row = 0; row < rows.size(); row++) {
            frame.append("\u001b[").append(row + 1).append(";1H");
            frame.append(rows.get(row)).append(REST_OF_LINE_EMPTY);
        }
        frame.append(REST_OF_SCREEN_EMPTY);
        out.print(frame);
        out.flush();
    }

    /** Leaves the second screen; what is shown afterwards is ignored, so that a late frame cannot come in between. */
    @Override
    public synchronized void close() {
        if (entered && !closed) {
            out.print(LEAVE);
            out.flush();
        }
        closed = true;
    }
}
