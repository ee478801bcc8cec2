package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.finding.Finding;
import dev.sluice.rules.CaseCoverage;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.RuleTests;
import dev.sluice.rules.SettledFolder;
import dev.sluice.rules.cases.RuleCase;
import dev.sluice.rules.language.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the cases beside the rules. */
@Command(name = "test", description = "Runs every case beside the rules, through the same compiled rules that decide.")
final class RulesTestCommand extends LoadedRulesCommand {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Option(
            names = "--coverage",
            description = "List the conditions that decided no case: that no case misses because of exactly this one.")
    private boolean listsUndecided;

    @Option(
            names = "--watch",
            description = "Run the cases again whenever a file of the folder is saved, until Ctrl-C.")
    private boolean watches;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write the results to this file as well, in JUnit's XML for continuous integration.")
    private @Nullable Path junit;

    @Override
    public Integer call() {
        return watches ? watch() : super.call();
    }

    /** Goes on until the process is told to stop, or its thread is: then the last answer counts. */
    private int watch() {
        SettledFolder folder = SettledFolder.unseen(folder());
        int exitCode = ExitCodes.OK;
        try {
            while (true) {
                Optional<SettledFolder.Content> content = folder.look();
                if (content.isPresent()) {
                    exitCode = answer(content.get());
                }
                Thread.sleep(SettledFolder.BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exitCode;
        }
    }

    private int answer(SettledFolder.Content content) {
        if (json()) {
            return answerOnce(content);
        }
        out().println(LocalTime.now(ZoneId.systemDefault()).format(CLOCK) + " testing " + folder());
        int exitCode = answerOnce(content);
        out().println("waiting for changes, Ctrl-C ends it\n");
        return exitCode;
    }

    private int answerOnce(SettledFolder.Content content) {
        return content.files().map(this::answer).orElseGet(() -> answer(content.findings(), null));
    }

    @Override
    int answer(List<Finding> findings, @Nullable RuleFiles files) {
        writeJUnit(() -> JUnitReport.ofFindings(findings));
        return super.answer(findings, files);
    }

    private void writeJUnit(Supplier<String> report) {
        if (junit == null) {
            return;
        }
        try {
            Files.writeString(junit, report.get());
        } catch (IOException e) {
            throw CommandException.environment(
                    "cannot write the results to " + junit + ": is its folder there and writable?", e);
        }
    }

    @Override
    int run(RuleSet ruleSet, RuleFiles files, PrintWriter out, boolean json) {
        List<RuleTests.Result> results = RuleTests.run(ruleSet, files);
        writeJUnit(() -> JUnitReport.ofResults(results));
        List<CaseCoverage.Covered> coverage = RuleTests.coverage(ruleSet, files);
        if (json) {
            out.println(json(results, coverage));
        } else {
            if (listsUndecided) {
                showUndecided(coverage, out);
            }
            show(results, out);
            long decided =
                    coverage.stream().filter(CaseCoverage.Covered::decided).count();
            out.println(decided + " of " + coverage.size() + " conditions decided a case"
                    + (listsUndecided || decided == coverage.size() ? "" : "; --coverage lists the others"));
        }
        return results.stream().allMatch(RuleTests.Result::passed) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private static void show(List<RuleTests.Result> results, PrintWriter out) {
        List<RuleTests.Result> failed =
                results.stream().filter(result -> !result.passed()).toList();
        for (RuleTests.Result result : failed) {
            RuleCase ruleCase = result.ruleCase();
            out.println(ruleCase.file() + ":" + ruleCase.line() + ": " + ruleCase.ruleId() + " " + result.disagreement()
                    + ": " + ruleCase.name());
            result.why().lines().forEach(line -> out.println("      " + line));
        }
        out.println((results.size() - failed.size()) + " cases passed, " + failed.size() + " failed");
    }

    private static void showUndecided(List<CaseCoverage.Covered> coverage, PrintWriter out) {
        for (CaseCoverage.Covered condition : coverage) {
            if (!condition.decided()) {
                Place place = condition.place();
                out.println(place.file() + ":" + place.line() + ":" + place.column() + ": " + condition.ruleId()
                        + " no case misses because of: " + condition.text());
            }
        }
    }

    private static ObjectNode json(List<RuleTests.Result> results, List<CaseCoverage.Covered> coverage) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.putArray("findings");
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
        answer.put("conditions", coverage.size());
        ArrayNode undecided = answer.putArray("undecided");
        for (CaseCoverage.Covered condition : coverage) {
            if (!condition.decided()) {
                ObjectNode object = undecided.addObject();
                object.put("ruleId", condition.ruleId());
                object.put("condition", condition.text());
                object.put("file", condition.place().file());
                object.put("line", condition.place().line());
                object.put("column", condition.place().column());
            }
        }
        return answer;
    }
}
