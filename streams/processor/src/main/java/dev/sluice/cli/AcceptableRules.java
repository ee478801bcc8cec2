package dev.sluice.cli;

import dev.sluice.decision.DecisionModel;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleTests;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** What rules must be before anybody approves or publishes them: without errors, and right in all of their cases. */
final class AcceptableRules {

    private final PrintWriter out;
    private final String refusal;

    /**
     * @param out where it is told what is wrong
     * @param refusal what follows from it, for instance that nothing was published
     */
    AcceptableRules(PrintWriter out, String refusal) {
        this.out = out;
        this.refusal = refusal;
    }

    /** Whether these are such rules; tells what is wrong with them if not, and what they are warned of. */
    boolean areIn(RuleFiles files) {
        return hasNoErrors(files) && passesItsCases(files);
    }

    /** Finds what 'rules check' finds: warnings are told, errors refuse. */
    private boolean hasNoErrors(RuleFiles files) {
        List<Finding> findings = FolderFindings.of(FolderReading.of(files), Instant.now());
        if (!findings.isEmpty()) {
            out.println(FindingsReport.text(findings, files));
        }
        boolean hasErrors = findings.stream().anyMatch(Finding::isError);
        if (hasErrors) {
            out.println(refusal);
        }
        return !hasErrors;
    }

    /** Compiles and tests as the instances and 'rules test' do. */
    private boolean passesItsCases(RuleFiles files) {
        try (DecisionModel model = DecisionModel.load(files)) {
            List<RuleTests.Result> failed = RuleTests.run(model.ruleSet(), files).stream()
                    .filter(result -> !result.passed())
                    .toList();
            failed.forEach(result -> out.println(result.ruleCase().file() + ":"
                    + result.ruleCase().line() + ": " + result.ruleCase().ruleId() + " fails the case: "
                    + result.ruleCase().name()));
            if (!failed.isEmpty()) {
                out.println(failed.size() + " cases failed, " + refusal + "; 'sluice rules test' says why");
            }
            return failed.isEmpty();
        } catch (FindingsException e) {
            out.println(FindingsReport.text(e.findings(), files));
            out.println(refusal);
            return false;
        }
    }
}
