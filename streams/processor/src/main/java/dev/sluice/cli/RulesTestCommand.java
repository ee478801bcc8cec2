package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.RuleTests;
import dev.sluice.rules.cases.RuleCase;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Runs the cases beside the rules. */
@Command(name = "test", description = "Runs every case beside the rules, through the same compiled rules that decide.")
final class RulesTestCommand extends LoadedRulesCommand {

    @Override
    int run(RuleSet ruleSet, RuleFiles files, PrintWriter out, boolean json) {
        List<RuleTests.Result> results = RuleTests.run(ruleSet, files);
        if (json) {
            out.println(json(results));
        } else {
            show(results, out);
        }
        return results.stream().allMatch(RuleTests.Result::passed) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private static void show(List<RuleTests.Result> results, PrintWriter out) {
        List<RuleTests.Result> failed =
                results.stream().filter(result -> !result.passed()).toList();
        for (RuleTests.Result result : failed) {
            RuleCase ruleCase = result.ruleCase();
            out.println(ruleCase.file() + ":" + ruleCase.line() + ": " + ruleCase.ruleId() + " "
                    + (ruleCase.expectHit() ? "should hit, but does not: " : "should not hit, but does: ")
                    + ruleCase.name());
            result.why().lines().forEach(line -> out.println("      " + line));
        }
        out.println((results.size() - failed.size()) + " cases passed, " + failed.size() + " failed");
    }

    private static ObjectNode json(List<RuleTests.Result> results) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put("passed", results.stream().filter(RuleTests.Result::passed).count());
        answer.put("failed", results.stream().filter(result -> !result.passed()).count());
        ArrayNode cases = answer.putArray("cases");
        for (RuleTests.Result result : results) {
            ObjectNode object = cases.addObject();
            object.put("rule", result.ruleCase().ruleId());
            object.put("name", result.ruleCase().name());
            object.put("file", result.ruleCase().file());
            object.put("line", result.ruleCase().line());
            object.put("expect", result.ruleCase().expectHit() ? "hit" : "miss");
            object.put("passed", result.passed());
            object.put("why", result.why());
        }
        return answer;
    }
}
