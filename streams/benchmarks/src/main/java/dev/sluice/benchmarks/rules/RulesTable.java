package dev.sluice.benchmarks.rules;

import dev.sluice.benchmarks.Timings;
import dev.sluice.benchmarks.rules.RulesBenchmark.Way;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** What rules cost, in words: times, and how much longer each way takes than plain Java in the same run. */
public final class RulesTable {

    private static final List<Integer> RULES = List.of(20, 100, 500, 1_000);

    private RulesTable() {}

    /** The table; what was not measured shows as a dash. */
    public static String text(Timings timings) {
        StringBuilder text = new StringBuilder("Evaluating rules, microseconds per transaction");
        text.append(String.format("%n%n%-32s", "rules"));
        RULES.forEach(rules -> text.append(String.format(Locale.ROOT, "%,12d", rules)));
        for (Way way : Way.values()) {
            row(text, name(way), rules -> micros(timings, way, rules));
        }
        for (Way way : List.of(Way.AS_THEY_RUN, Way.INTERPRETED)) {
            row(text, name(way) + " / plain java", rules -> ratio(timings, way, rules));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, IntFunction<OptionalDouble> value) {
        text.append(String.format("%n%-32s", name));
        for (int rules : RULES) {
            OptionalDouble found = value.apply(rules);
            text.append(
                    found.isPresent()
                            ? String.format(Locale.ROOT, "%,12.2f", found.getAsDouble())
                            : String.format("%12s", "-"));
        }
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static OptionalDouble ratio(Timings timings, Way way, int rules) {
        OptionalDouble time = micros(timings, way, rules);
        OptionalDouble java = micros(timings, Way.PLAIN_JAVA, rules);
        return time.isPresent() && java.isPresent()
                ? OptionalDouble.of(time.getAsDouble() / java.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble micros(Timings timings, Way way, int rules) {
        return timings.micros(RulesBenchmark.class, Map.of("rules", Integer.toString(rules), "way", way.name()));
    }
}
