package dev.sluice.rules;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.review.RuleReview;
import dev.sluice.rules.review.Unused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rules folder that was read once, understood as far as possible: for what is wrong in it, for what is strange, and for the
 * rule set to decide by.
 */
public final class FolderReading {

    private final RuleFiles files;
    private final Checked<RuleFolder> folder;

    private FolderReading(RuleFiles files, Checked<RuleFolder> folder) {
        this.files = files;
        this.folder = folder;
    }

    /** Reads features, lists, rules and tables; nothing is compiled. */
    public static FolderReading of(RuleFiles files) {
        return new FolderReading(files, RuleFolder.read(files));
    }

    /** The files that were read. */
    public RuleFiles files() {
        return files;
    }

    /**
     * Everything that is wrong with features, lists, rules and cases, by file and line. Stricter than {@link #load}: a rule
     * that runs needs its cases.
     */
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>(folder.findings());
        findings.addAll(RuleTests.check(folder.value(), files));
        return findings.stream().sorted().toList();
    }

    /**
     * What is strange about rules that are right each by itself: conditions that contradict each other or what a value can be
     * (an error), rules that have ended or repeat another, features and lists that nobody asks for (warnings).
     *
     * @param now says which rules have ended
     * @param asked features that something else than a rule asks for
     */
    public List<Finding> review(Instant now, Set<String> asked) {
        List<Finding> findings = new ArrayList<>(
                RuleReview.of(folder.value().rules(), folder.value().features(), now));
        if (folder.isValid()) {
            // Otherwise what a rule asks for that cannot be read would seem to be unused.
            findings.addAll(Unused.in(
                    folder.value().rules(),
                    folder.value().features(),
                    folder.value().lists(),
                    asked,
                    files.text(RuleFiles.FEATURES).orElse("")));
        }
        return findings.stream().sorted().toList();
    }

    /**
     * Compiles the rules, see {@link RuleSet#load(RuleFiles)}.
     *
     * @throws FindingsException if a file is wrong, with everything that is wrong in any of them
     */
    public RuleSet load() {
        return new RuleSet(files.contentHash(), folder.orThrow(), null);
    }
}
