package dev.sluice.benchmarks.rules;

import dev.sluice.rules.facts.Facts;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time per transaction to evaluate rules: as they run, interpreted one by one, and the same rules in plain Java. Before a way
 * is timed, it must agree with plain Java on every rule and transaction.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RulesBenchmark {

    /** Names the folder of the shipped rules. */
    private static final String FOLDER = "sluice.benchmarks.rules";

    /** How rules are evaluated. */
    public enum Way {
        /** Compiled by Drools, as where decisions are made. */
        AS_THEY_RUN,
        /** One by one, without compiling. */
        INTERPRETED,
        /** As if they had been written in Java. */
        PLAIN_JAVA
    }

    /** How many rules. */
    @Param({"20", "100", "500", "1000"})
    public int rules;

    /** How they are evaluated. */
    @Param({"AS_THEY_RUN", "INTERPRETED", "PLAIN_JAVA"})
    public Way way;

    private RulesUnderTest subject;
    private Facts[] transactions;
    private int next;

    /** Compiles the rules, and holds their hits against those of plain Java. */
    @Setup(Level.Trial)
    public void compile() {
        SampleRules sample = SampleRules.of(Path.of(System.getProperty(FOLDER, "rules")), rules);
        subject = subject(sample);
        transactions = sample.transactions().toArray(Facts[]::new);
        SameHits.require(subject, RulesUnderTest.inJava(sample), sample.transactions());
    }

    private RulesUnderTest subject(SampleRules sample) {
        return switch (way) {
            case AS_THEY_RUN -> RulesUnderTest.asTheyRun(sample);
            case INTERPRETED -> RulesUnderTest.interpreted(sample);
            case PLAIN_JAVA -> RulesUnderTest.inJava(sample);
        };
    }

    /** What hits the next transaction. */
    @Benchmark
    public Object transaction() {
        next = next + 1 == transactions.length ? 0 : next + 1;
        return subject.evaluate(transactions[next]);
    }

    /** Closes what is open. */
    @TearDown(Level.Trial)
    public void close() {
        subject.close();
    }
}
