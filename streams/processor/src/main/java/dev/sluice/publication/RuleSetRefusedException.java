package dev.sluice.publication;

import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingRenderer;
import java.util.List;
import java.util.Map;

/** A rule set cannot be used by this instance; carries why. */
final class RuleSetRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    RuleSetRefusedException(List<String> findings) {
        this(findings, String.join("\n", findings));
    }

    private RuleSetRefusedException(List<String> findings, String shown) {
        super(shown);
        this.findings = List.copyOf(findings);
    }

    /**
     * What files made impossible, shown with their lines.
     *
     * @param findings what is wrong
     * @param texts the files, by path
     */
    static RuleSetRefusedException of(List<Finding> findings, Map<String, String> texts) {
        return new RuleSetRefusedException(
                findings.stream()
                        .filter(Finding::isError)
                        .map(RuleSetRefusedException::sentence)
                        .toList(),
                new FindingRenderer(texts).render(findings).stripTrailing());
    }

    /** Why, in sentences. */
    List<String> findings() {
        return findings;
    }

    private static String sentence(Finding finding) {
        String place = finding.file()
                + (finding.line() == 0 ? "" : ":" + finding.line())
                + (finding.column() == 0 ? "" : ":" + finding.column());
        return place + ": " + finding.message() + (finding.hint() == null ? "" : "; " + finding.hint());
    }
}
