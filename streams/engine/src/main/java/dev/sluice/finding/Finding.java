package dev.sluice.finding;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a file that a person wrote.
 *
 * @param severity how grave it is
 * @param file the file's name as its author knows it, for instance {@code rules/features.yaml}
 * @param line the line, counted from 1; 0 if the finding concerns the whole file
 * @param column the column, counted from 1; 0 if the finding concerns the whole line or file
 * @param message what is wrong, in one sentence without a full stop
 * @param hint what was probably meant or what to do; null if there is nothing helpful to say
 */
public record Finding(
        Severity severity,
        String file,
        int line,
        int column,
        String message,
        @Nullable String hint) implements Comparable<Finding> {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::message);

    /** Refuses negative positions and an empty message. */
    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException(
                    "a finding's line and column must not be negative: " + line + ":" + column);
        }
        if (message.isBlank()) {
            throw new IllegalArgumentException("a finding needs a message that says what is wrong");
        }
    }

    /** An error at a place, with a hint or null. */
    public static Finding error(String file, int line, int column, String message, @Nullable String hint) {
        return new Finding(Severity.ERROR, file, line, column, message, hint);
    }

    /** A warning at a place, with a hint or null. */
    public static Finding warning(String file, int line, int column, String message, @Nullable String hint) {
        return new Finding(Severity.WARNING, file, line, column, message, hint);
    }

    /** Whether the file must not be used because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** By file, line, column, then message. */
    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }
}
