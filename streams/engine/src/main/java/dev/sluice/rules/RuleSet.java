package dev.sluice.rules;

import dev.sluice.finding.FindingsException;
import java.util.List;

/**
 * A checked and compiled rule set. Immutable and safe for use by many threads; each thread asks for its own evaluator.
 */
public final class RuleSet implements AutoCloseable {

    private final String contentHash;
    private final List<RuleDescription> rules;

    private RuleSet(String contentHash, List<RuleDescription> rules) {
        this.contentHash = contentHash;
        this.rules = List.copyOf(rules);
    }

    /**
     * Checks and compiles the files: all of them or nothing. Takes about a second for a hundred rules, so not on a thread
     * that decides.
     *
     * @throws FindingsException if a file is wrong, with everything that is wrong in any of them
     */
    public static RuleSet load(RuleFiles files) {
        return new RuleSet(files.contentHash(), List.of());
    }

    /** SHA-256 of the files that it was made from, 64 hexadecimal digits. */
    public String contentHash() {
        return contentHash;
    }

    /** All rules, also draft and retired ones, by id. */
    public List<RuleDescription> rules() {
        return rules;
    }

    /** A new evaluator, for one thread; to be closed by that thread. */
    public RuleEvaluator newEvaluator() {
        return new RuleEvaluator();
    }

    /** Gives up what was compiled. Evaluators must be closed before. */
    @Override
    public void close() {}
}
