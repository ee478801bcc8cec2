package dev.sluice.cli;

import dev.sluice.decision.Policy;
import dev.sluice.decision.PolicyReferences;
import dev.sluice.finding.Finding;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can be found in a rules folder without compiling it: what is wrong, and what is right but strange. */
final class FolderFindings {

    private FolderFindings() {}

    /**
     * Errors and warnings about features, lists, rules, cases and policy, by file and line.
     *
     * @param folder the folder
     * @param now says which rules have ended
     */
    static List<Finding> of(FolderReading folder, Instant now) {
        RuleFiles files = folder.files();
        List<Finding> findings = new ArrayList<>(folder.check());
        findings.addAll(ofPolicy(folder));
        Set<String> askedByPolicy =
                policy(files).map(PolicyReferences::features).orElse(Set.of());
        findings.addAll(folder.review(now, askedByPolicy));
        return findings.stream().sorted().toList();
    }

    private static List<Finding> ofPolicy(FolderReading folder) {
        Optional<String> policy = folder.files().text(RuleFiles.POLICY);
        if (policy.isPresent()) {
            List<Finding> findings = new ArrayList<>(Policy.check(RuleFiles.POLICY, policy.get()));
            findings.addAll(PolicyReferences.check(policy.get(), folder));
            return findings;
        }
        return folder.files().isThere(RuleFiles.POLICY)
                ? List.of()
                : List.of(Finding.error(
                        RuleFiles.POLICY, 0, 0, "the file is missing", "it says how hits become one decision"));
    }

    /** The policy of the folder; empty if it has errors, which {@link #of} tells. */
    static Optional<Policy> policy(RuleFiles files) {
        String text = files.text(RuleFiles.POLICY).orElse("");
        return Policy.check(RuleFiles.POLICY, text).isEmpty()
                ? Optional.of(Policy.parse(RuleFiles.POLICY, text))
                : Optional.empty();
    }
}
