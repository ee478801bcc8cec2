package dev.sluice.benchmarks;

import dev.sluice.benchmarks.rules.RulesBenchmark;
import dev.sluice.benchmarks.rules.RulesTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks that JMH's arguments choose, and then says in words what came out. */
public final class Benchmarks {

    /** Asks for what histories take instead of what they cost in time; not one of JMH's arguments. */
    private static final String STORAGE = "storage";

    private Benchmarks() {}

    /**
     * Starts.
     *
     * @param arguments those of JMH, which {@code -h} explains, or {@code storage}
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
        if (arguments.length == 1 && arguments[0].equals(STORAGE)) {
            System.out.println(StorageTable.text());
            return;
        }
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (isQuestion(options)) {
            Main.main(arguments);
            return;
        }
        Collection<RunResult> results = new Runner(options).run();
        PrintStream out = System.out;
        Timings timings = Timings.of(results);
        if (results.stream().anyMatch(result -> isOf(RulesBenchmark.class, result))) {
            out.println();
            out.println(RulesTable.text(timings));
        }
        if (!results.stream().allMatch(result -> isOf(RulesBenchmark.class, result))) {
            out.println();
            out.println(new ResultTable(timings).text());
        }
        if (results.stream().anyMatch(result -> isOf(HoppingWindowsBenchmark.class, result))) {
            out.println();
            out.println(HoppingErrorTable.text());
        }
    }

    private static boolean isQuestion(CommandLineOptions options) {
        return options.shouldHelp()
                || options.shouldList()
                || options.shouldListWithParams()
                || options.shouldListProfilers()
                || options.shouldListResultFormats();
    }

    private static boolean isOf(Class<?> benchmark, RunResult result) {
        return result.getParams().getBenchmark().startsWith(benchmark.getName());
    }
}
