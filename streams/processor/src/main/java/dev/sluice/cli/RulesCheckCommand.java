package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.decision.PolicyReferences;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with the files of a rules folder. */
@Command(
        name = "check",
        description = "Says everything that is wrong with rules, features, lists and policy: where, what, and what was"
                + " probably meant.")
final class RulesCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Option(
            names = "--sarif",
            description = "Answer in SARIF 2.1.0, for editors and code hosts. Takes the place of --json.")
    private boolean sarif;

    private int ruleCount;

    @Override
    public Integer call() {
        RuleFiles files = null;
        List<Finding> findings;
        try {
            files = rules.read();
            findings = findingsOf(files);
        } catch (FindingsException e) {
            findings = e.findings();
        }
        report(findings, files);
        return findings.stream().anyMatch(Finding::isError) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private List<Finding> findingsOf(RuleFiles files) {
        FolderReading folder = FolderReading.of(files);
        List<Finding> findings = new ArrayList<>(FolderFindings.of(folder, Instant.now()));
        if (findings.stream().noneMatch(Finding::isError)) {
            // What only the compiler can refuse.
            try (RuleSet ruleSet = folder.load()) {
                ruleCount = ruleSet.rules().size();
                findings.addAll(
                        PolicyReferences.check(FolderFindings.policy(files).orElseThrow(), ruleSet));
            }
        }
        return findings;
    }

    private void report(List<Finding> findings, @Nullable RuleFiles files) {
        PrintWriter out = spec.commandLine().getOut();
        if (sarif) {
            out.println(SarifReport.render(findings, rules.folder(), SluiceVersion.number()));
            return;
        }
        if (rules.json()) {
            ObjectNode answer = new ObjectMapper().createObjectNode();
            answer.put("ruleSetHash", files == null ? null : files.contentHash());
            answer.set("findings", FindingsReport.json(findings));
            out.println(answer);
            return;
        }
        if (!findings.isEmpty()) {
            out.println(FindingsReport.text(findings, files));
        }
        long errors = findings.stream().filter(Finding::isError).count();
        long warnings = findings.size() - errors;
        if (files != null && errors == 0) {
            out.println(ruleCount + " rules can be used, rule set " + files.contentHash()
                    + (warnings == 0 ? "" : ", " + counted(warnings, "warning")));
        } else {
            out.println(counted(errors, "error") + (warnings == 0 ? "" : ", " + counted(warnings, "warning")));
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
