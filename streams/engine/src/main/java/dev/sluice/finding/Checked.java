package dev.sluice.finding;

import java.util.List;

/**
 * What reading a file gave: the value as far as it could be understood, and everything that was found wrong.
 *
 * @param value what was understood; incomplete if there are errors, so that checks which build on it can go on and
 *     report their own findings in the same run
 * @param findings all errors and warnings, in the order of their places
 * @param <T> what the file describes
 */
public record Checked<T>(T value, List<Finding> findings) {

    /** Sorts the findings by place and copies them. */
    public Checked {
        findings = findings.stream().sorted().toList();
    }

    /** Whether nothing forbids using the value; warnings do not. */
    public boolean isValid() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /**
     * The value, if it may be used.
     *
     * @throws FindingsException with all findings if one of them is an error
     */
    public T orThrow() {
        if (!isValid()) {
            throw new FindingsException(findings);
        }
        return value;
    }
}
