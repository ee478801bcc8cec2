package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.decision.Policy;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    private static List<Finding> findingsOf(RuleFiles files) {
        List<Finding> findings = new ArrayList<>(RuleSet.check(files));
        findings.addAll(files.text(RuleFiles.POLICY)
                .map(text -> Policy.check(RuleFiles.POLICY, text))
                .orElseGet(() -> List.of(Finding.error(
                        RuleFiles.POLICY, 0, 0, "the file is missing", "it says how hits become one decision"))));
        if (findings.stream().noneMatch(Finding::isError)) {
            // What only the compiler can refuse.
            RuleSet.load(files).close();
        }
        return findings;
    }

    private void report(List<Finding> findings, @Nullable RuleFiles files) {
        PrintWriter out = spec.commandLine().getOut();
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
        if (files != null && errors == 0) {
            long ruleCount =
                    files.paths().stream().filter(path -> path.endsWith(".drl")).count();
            out.println(ruleCount + " rules can be used, rule set " + files.contentHash());
        } else {
            out.println(errors + (errors == 1 ? " error" : " errors"));
        }
    }
}
