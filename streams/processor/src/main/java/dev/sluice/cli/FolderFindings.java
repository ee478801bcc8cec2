package dev.sluice.cli;

import dev.sluice.decision.Policy;
import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be found in a rules folder without compiling it: what is wrong, and what is right but strange. */
final class FolderFindings {

    private FolderFindings() {}

    /**
     * Errors and warnings about features, lists, rules, cases and policy, by file and line.
     *
     * @param files the folder
     * @param now says which rules have ended
     */
    static List<Finding> of(RuleFiles files, Instant now) {
        List<Finding> findings = new ArrayList<>(RuleSet.check(files));
        findings.addAll(files.text(RuleFiles.POLICY)
                .map(text -> Policy.check(RuleFiles.POLICY, text))
                .orElseGet(() -> List.of(Finding.error(
                        RuleFiles.POLICY, 0, 0, "the file is missing", "it says how hits become one decision"))));
        findings.addAll(RuleSet.review(files, now));
        return findings.stream().sorted().toList();
    }
}
