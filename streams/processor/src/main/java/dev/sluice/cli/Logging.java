package dev.sluice.cli;

import java.util.Locale;
import java.util.Set;

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

    /** What was given to the JVM; it wins. */
    private static final Set<String> GIVEN = Set.copyOf(System.getProperties().stringPropertyNames());

    private static final String CONNECTIONS = "sluice.log.level.connections";

    private Logging() {}

    /** Warnings only, unless more is asked for. */
    static void quiet(boolean verbose) {
        set("sluice.log.level", verbose ? "INFO" : "WARN");
        set("sluice.log.level.own", verbose ? "DEBUG" : "WARN");
        // That a broker does not answer is said once, by the command, and not at every attempt.
        set(CONNECTIONS, verbose ? "INFO" : "ERROR");
    }

    /** What a server says about its life. */
    static void server(Format format, boolean verbose) {
        set("sluice.log.level", verbose ? "INFO" : "WARN");
        set("sluice.log.level.own", verbose ? "DEBUG" : "INFO");
        set(CONNECTIONS, verbose ? "INFO" : "WARN");
        set("sluice.log.format", format.name().toLowerCase(Locale.ROOT));
    }

    /**
     * A broker in this process makes transactions, retries and restarts that its own log calls warnings and errors; for
     * who watches, only what Sluice itself says counts.
     */
    static void embedded(boolean verbose) {
        set("sluice.log.level", verbose ? "INFO" : "OFF");
        set("sluice.log.level.own", verbose ? "DEBUG" : "WARN");
        set(CONNECTIONS, verbose ? "INFO" : "OFF");
    }

    private static void set(String property, String value) {
        if (!GIVEN.contains(property)) {
            System.setProperty(property, value);
        }
    }
}
