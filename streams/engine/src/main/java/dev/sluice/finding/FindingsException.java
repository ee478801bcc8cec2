package dev.sluice.finding;

import java.util.List;
import java.util.Map;

/** A file that a person wrote cannot be used; carries everything that is wrong with it. */
public final class FindingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings everything that was found, at least one error among it */
    public FindingsException(List<Finding> findings) {
        super(new FindingRenderer(Map.of()).render(findings).stripTrailing());
        this.findings = List.copyOf(findings);
    }

    /** Everything that was found, errors and warnings. */
    public List<Finding> findings() {
        return findings;
    }
}
