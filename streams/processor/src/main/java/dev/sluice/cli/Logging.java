package dev.sluice.cli;

import java.util.Locale;

/**
 * Chooses what is logged and how, by system properties that {@code logback.xml} reads. To be called before the first
 * logger is made, which is why commands have none of their own.
 */
final class Logging {

    /** How a line of the log looks. */
    enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line, for log collectors. */
        JSON
    }

    private Logging() {}

    /** Warnings only, unless more is asked for. */
    static void quiet(boolean verbose) {
        set("sluice.log.level", verbose ? "INFO" : "WARN");
        set("sluice.log.level.own", verbose ? "DEBUG" : "WARN");
    }

    /** What a server says about its life. */
    static void server(Format format, boolean verbose) {
        set("sluice.log.level", verbose ? "INFO" : "WARN");
        set("sluice.log.level.own", verbose ? "DEBUG" : "INFO");
        set("sluice.log.format", format.name().toLowerCase(Locale.ROOT));
    }

    /** A property that was given to the JVM wins. */
    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
