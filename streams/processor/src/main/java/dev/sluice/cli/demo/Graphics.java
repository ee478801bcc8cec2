package dev.sluice.cli.demo;

import java.util.List;

/** Small pictures made of characters. */
final class Graphics {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private Graphics() {}

    /** Returns a bar that fills a share, from 0 to 1, of a width; what is not nothing shows as at least an eighth. */
    static String bar(double share, int width) {
        int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * width * 8);
        int visible = share > 0 ? Math.max(1, eighths) : eighths;
        String bar = "█".repeat(visible / 8);
        return visible % 8 == 0 ? bar : bar + EIGHTHS.charAt(visible % 8);
    }

    /** Returns one column for each value, the largest at full height. */
    static String sparkline(List<Long> values) {
        long max = values.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (long value : values) {
            int level = max == 0 ? 0 : (int) (value * (LEVELS.length() - 1) / max);
            line.append(LEVELS.charAt(level));
        }
        return line.toString();
    }

    /** Returns a line that is thick for a share, from 0 to 1, of a width, and thin for the rest. */
    static String progress(double share, int width) {
        int done = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
        return "━".repeat(done) + "─".repeat(width - done);
    }

    /** Returns a text cut to a width; where something is missing it ends in dots. */
    static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
