package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        FolderReading folder = FolderReading.of(rules.existingFolder());
        List<Finding> findings = findingsOf(folder);
        report(findings, folder.files());
        return findings.stream().anyMatch(Finding::isError) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private List<Finding> findingsOf(FolderReading folder) {
        List<Finding> findings = FolderFindings.of(folder, Instant.now());
        if (findings.stream().anyMatch(Finding::isError)) {
            return findings;
        }
        // What only the compiler can refuse.
        try (RuleSet ruleSet = folder.load()) {
            ruleCount = ruleSet.rules().size();
            return findings;
        } catch (FindingsException e) {
            return Stream.concat(findings.stream(), e.findings().stream()).toList();
        }
    }

    private void report(List<Finding> findings, RuleFiles files) {
        PrintWriter out = spec.commandLine().getOut();
        if (sarif) {
            out.println(SarifReport.render(findings, SourceRoot.below(rules.folder()), SluiceVersion.number()));
            return;
        }
        if (rules.json()) {
            ObjectNode answer = new ObjectMapper().createObjectNode();
            answer.put("ruleSetHash", files.unusable().isEmpty() ? files.contentHash() : null);
            answer.set("findings", FindingsReport.json(findings));
            out.println(answer);
            return;
        }
        if (!findings.isEmpty()) {
            out.println(FindingsReport.text(findings, files));
        }
        long errors = findings.stream().filter(Finding::isError).count();
        long warnings = findings.size() - errors;
        if (errors == 0) {
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
