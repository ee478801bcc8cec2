package dev.sluice.simulator.world;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Seeded chance. {@link Random} is used because its every draw is fixed by its specification, and {@link StrictMath}
 * because it rounds alike everywhere: so the same seed gives the same world on every machine and every JDK.
 */
public final class Dice {

    private final long seed;
    private final Random random;

    /** Starts the sequence that a seed stands for. */
    public Dice(long seed) {
        this.seed = seed;
        this.random = new Random(mix(seed));
    }

    /**
     * Returns other dice, which depend on this seed and the name alone, not on what was drawn before: what happens in one
     * corner of the world leaves the others as they are.
     */
    public Dice named(String name) {
        return new Dice(mix(seed) ^ mix(name.hashCode()));
    }

    /** Returns a number from 0 inclusive to 1 exclusive. */
    public double unit() {
        return random.nextDouble();
    }

    /** Returns true with the given probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a whole number between two bounds, both inclusive. */
    public int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    /** Returns a number from a lower bound inclusive to an upper bound exclusive. */
    public double between(double min, double max) {
        return min + random.nextDouble() * (max - min);
    }

    /** Returns a duration between two bounds, in whole milliseconds. */
    public Duration between(Duration min, Duration max) {
        return Duration.ofMillis((long) between((double) min.toMillis(), max.toMillis() + 1.0));
    }

    /** Returns one element of a list that is not empty. */
    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Returns a waiting time of a Poisson process, in the unit of its mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** Returns a log-normal value, by its median and the standard deviation of its logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    /** Puts a list into random order. */
    public void shuffle(List<?> list) {
        for (int last = list.size() - 1; last > 0; last--) {
            Collections.swap(list, last, random.nextInt(last + 1));
        }
    }

    /** Returns lower-case letters, which no card number can hide in. */
    public String letters(int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    /** Spreads near seeds far apart (the finalizer of MurmurHash3). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
