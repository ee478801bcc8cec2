package dev.sluice.rules;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.facts.FeatureNames;
import dev.sluice.rules.review.RuleReview;
import dev.sluice.rules.review.Unused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rules folder that was read once, understood as far as possible: for what is wrong in it, for what is strange, and for the
 * rule set to decide by.
 */
public final class FolderReading {

    private final RuleFiles files;
    private final Checked<RuleFolder> folder;

    private FolderReading(Checked<RuleFiles> files) {
        Checked<RuleFolder> read = RuleFolder.read(files.value());
        this.files = files.value();
        this.folder = new Checked<>(
                read.value(),
                Stream.concat(files.findings().stream(), read.findings().stream())
                        .toList());
    }

    /** Reads features, lists, rules and tables; nothing is compiled. */
    public static FolderReading of(RuleFiles files) {
        return new FolderReading(new Checked<>(files, List.of()));
    }

    /** The same of a folder, whose files that do not belong or cannot be read are findings beside all others. */
    public static FolderReading of(Path folder) {
        return new FolderReading(RuleFiles.check(folder));
    }

    /** The files that were read: all that can be used. */
    public RuleFiles files() {
        return files;
    }

    /** Ids of the rules that may be allow rules: those that are, and those with mistakes. */
    public Set<String> possibleAllowRules() {
        return folder.value().possibleAllowRules();
    }

    /** The names of features that count as declared. */
    public FeatureNames featureNames() {
        return folder.value().featureNames();
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
