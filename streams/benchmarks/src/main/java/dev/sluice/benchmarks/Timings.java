package dev.sluice.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, microseconds per event, by benchmark and parameters. */
public final class Timings {

    private static final String UNIT = "us/op";

    private final Map<Key, Double> micros = new HashMap<>();

    private record Key(String benchmark, Map<String, String> parameters) {}

    /** The results of a run, but for those that were not asked for as microseconds. */
    static Timings of(Collection<RunResult> results) {
        Timings timings = new Timings();
        for (RunResult run : results) {
            Result<?> result = run.getPrimaryResult();
            Map<String, String> parameters = new HashMap<>();
            run.getParams()
                    .getParamsKeys()
                    .forEach(key -> parameters.put(key, run.getParams().getParam(key)));
            String method = run.getParams().getBenchmark();
            if (result.getScoreUnit().equals(UNIT)) {
                timings.add(method.substring(0, method.lastIndexOf('.')), parameters, result.getScore());
            }
        }
        return timings;
    }

    /** Adds what one benchmark took with some parameters. */
    public void add(String benchmark, Map<String, String> parameters, double microsPerEvent) {
        micros.put(new Key(benchmark, Map.copyOf(parameters)), microsPerEvent);
    }

    /** What it took, microseconds per event; empty if that was not measured. */
    public OptionalDouble micros(Class<?> benchmark, Map<String, String> parameters) {
        Double found = micros.get(new Key(benchmark.getName(), parameters));
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }
}
