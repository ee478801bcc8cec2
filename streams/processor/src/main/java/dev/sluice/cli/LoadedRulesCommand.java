package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that needs rules which can be used; where they cannot, its answer is what is wrong with them. */
abstract class LoadedRulesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Override
    public Integer call() {
        RuleFiles files;
        try {
            files = rules.read();
        } catch (FindingsException e) {
            return answer(e.findings(), null);
        }
        return answer(files);
    }

    /** Does what the command is for with these files, or says what is wrong with them. */
    final int answer(RuleFiles files) {
        PrintWriter out = out();
        try (RuleSet ruleSet = RuleSet.load(files)) {
            return run(ruleSet, files, out, rules.json());
        } catch (FindingsException e) {
            return answer(e.findings(), files);
        }
    }

    /** Says why the rules cannot be used; {@code files} is null if they cannot even be read. */
    int answer(List<Finding> findings, @Nullable RuleFiles files) {
        out().println(rules.json() ? refusal(findings) : FindingsReport.text(findings, files));
        return ExitCodes.FINDINGS;
    }

    /** An object, as every answer to a machine. */
    private static ObjectNode refusal(List<Finding> findings) {
        return new ObjectMapper().createObjectNode().set("findings", FindingsReport.json(findings));
    }

    /** The folder of the rules. */
    final Path folder() {
        return rules.existingFolder();
    }

    /** Where the answer goes. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Whether a machine reads the answer. */
    final boolean json() {
        return rules.json();
    }

    /**
     * Does what the command is for.
     *
     * @param ruleSet the rules; closed by the caller
     * @param files what they were read from
     * @param out where the answer goes
     * @param json whether a machine reads it
     * @return the exit code
     */
    abstract int run(RuleSet ruleSet, RuleFiles files, PrintWriter out, boolean json);
}
