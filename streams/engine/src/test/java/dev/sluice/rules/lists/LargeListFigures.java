package dev.sluice.rules.lists;

import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a list costs by its length: time to read it, memory as long as it is in force, time to ask it. Started by hand; the
 * heap must hold the text, what is read from it, and the list.
 */
public final class LargeListFigures {

    private static final int[] LENGTHS = {1_000, 100_000, 1_000_000, 2_000_000};
    private static final int ROUNDS = 3;
    private static final int QUESTIONS = 2_000_000;
    private static final int MEGABYTE = 1 << 20;

    private LargeListFigures() {}

    /** Prints a line for each length. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.printf(
                "%10s %8s %8s %10s %10s %10s%n", "values", "file MB", "read s", "kept MB", "on it ns", "not ns");
        for (int length : LENGTHS) {
            line(length);
        }
    }

    private static void line(int length) throws InterruptedException {
        String text = text(length);
        double seconds = Double.POSITIVE_INFINITY;
        long before = used();
        RuleList list = null;
        for (int round = 0; round < ROUNDS; round++) {
            list = null;
            long start = System.nanoTime();
            list = read(text);
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        long kept = used() - before;
        System.out.printf(
                Locale.ROOT,
                "%,10d %8.1f %8.2f %10.1f %10.0f %10.0f%n",
                length,
                (double) text.length() / MEGABYTE,
                seconds,
                (double) kept / MEGABYTE,
                nanos(list, length, 0),
                nanos(list, length, length));
    }

    /** Account tokens as a platform gives them out; every tenth counts until the end of a year. */
    private static String text(int length) {
        StringBuilder text = new StringBuilder("value,until,note\n");
        for (int i = 0; i < length; i++) {
            text.append(value(i)).append(i % 10 == 0 ? ",2026-12-31,case\n" : ",,\n");
        }
        return text.toString();
    }

    private static String value(int number) {
        return String.format(Locale.ROOT, "acc-%012x", number * 0x9E3779B97F4A7C15L >>> 16);
    }

    private static RuleList read(String text) {
        List<Finding> findings = new ArrayList<>();
        RuleList list = RuleListReader.read("lists/large.csv", text, findings);
        if (!findings.isEmpty()) {
            throw new IllegalStateException(findings.toString());
        }
        return list;
    }

    /** Nanoseconds for one question, each about another value as it comes from a record: a text whose hash is not known. */
    private static double nanos(@Nullable RuleList list, int length, int from) {
        Random random = new Random(1);
        String[] values = new String[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(from + random.nextInt(length));
        }
        double best = Double.POSITIVE_INFINITY;
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long nanos = 0;
            for (int asked = 0; asked < QUESTIONS; asked += values.length) {
                String[] fresh = fresh(values);
                long start = System.nanoTime();
                for (String value : fresh) {
                    found += list != null && list.contains(value, 0) ? 1 : 0;
                }
                nanos += System.nanoTime() - start;
            }
            best = Math.min(best, (double) nanos / QUESTIONS);
        }
        int expected = from == 0 ? ROUNDS * QUESTIONS : 0;
        if (found != expected) {
            throw new IllegalStateException("found " + found + " instead of " + expected);
        }
        return best;
    }

    private static String[] fresh(String[] values) {
        String[] fresh = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            fresh[i] = String.valueOf(values[i].toCharArray());
        }
        return fresh;
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
