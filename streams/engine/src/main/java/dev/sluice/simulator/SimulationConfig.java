package dev.sluice.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * What a simulation depends on; the same configuration gives the same events, byte for byte.
 *
 * @param seed chooses the world and everything that happens in it
 * @param start the event time at which the first merchant and terminal report
 * @param transactionsPerSecond the mean rate of transactions, fraudulent ones included, in event time
 * @param attackShare the share of fraudulent transactions that is aimed at, from 0 (none) to 0.5
 * @param customers how many customers the world has
 * @param terminals how many terminals the world has; there are as many shops as these need
 * @param attackSpan the longest event time between the first and the last event of one attack
 * @param telemetryLateMax how much later than its transaction late telemetry arrives at most
 * @param labelDelay how long after a fraudulent transaction its label arrives
 */
public record SimulationConfig(
        long seed,
        Instant start,
        double transactionsPerSecond,
        double attackShare,
        int customers,
        int terminals,
        Duration attackSpan,
        Duration telemetryLateMax,
        Duration labelDelay) {

    /** The share of fraud that payment platforms report: 0.3% of transactions. */
    public static final double REALISTIC_ATTACK_SHARE = 0.003;

    private static final double RATE_MAX = 100_000;
    private static final double ATTACK_SHARE_MAX = 0.5;
    private static final int CUSTOMERS_MIN = 100;
    private static final int TERMINALS_MIN = 200;
    private static final int POPULATION_MAX = 5_000_000;

    public SimulationConfig {
        requireWithin("transactionsPerSecond", transactionsPerSecond, Double.MIN_VALUE, RATE_MAX);
        requireWithin("attackShare", attackShare, 0, ATTACK_SHARE_MAX);
        requireWithin("customers", customers, CUSTOMERS_MIN, POPULATION_MAX);
        requireWithin("terminals", terminals, TERMINALS_MIN, POPULATION_MAX);
        requireNotNegative("attackSpan", attackSpan);
        requireNotNegative("telemetryLateMax", telemetryLateMax);
        requireNotNegative("labelDelay", labelDelay);
    }

    /**
     * Returns a configuration for a rate, with a realistic share of attacks and a population so large that as a
     * rule nobody pays twice within eight minutes. A simulation of hours or days needs more customers per transaction.
     *
     * @param seed chooses the world
     * @param start the event time of the first event
     * @param transactionsPerSecond the mean rate of transactions in event time
     */
    public static SimulationConfig of(long seed, Instant start, double transactionsPerSecond) {
        requireWithin("transactionsPerSecond", transactionsPerSecond, Double.MIN_VALUE, RATE_MAX);
        int customers = (int) Math.min(200_000, Math.max(10_000, 500 * transactionsPerSecond));
        int terminals = (int) Math.min(20_000, Math.max(1_000, 40 * transactionsPerSecond));
        return new SimulationConfig(
                seed,
                start,
                transactionsPerSecond,
                REALISTIC_ATTACK_SHARE,
                customers,
                terminals,
                Duration.ofMinutes(10),
                Duration.ofMillis(60),
                Duration.ofDays(7));
    }

    /** Returns the same configuration with another share of fraudulent transactions, from 0 to 0.5. */
    public SimulationConfig withAttackShare(double share) {
        return new SimulationConfig(
                seed,
                start,
                transactionsPerSecond,
                share,
                customers,
                terminals,
                attackSpan,
                telemetryLateMax,
                labelDelay);
    }

    /** Returns the same configuration with another longest duration of one attack. */
    public SimulationConfig withAttackSpan(Duration span) {
        return new SimulationConfig(
                seed,
                start,
                transactionsPerSecond,
                attackShare,
                customers,
                terminals,
                span,
                telemetryLateMax,
                labelDelay);
    }

    /** Returns the same configuration with another delay of labels. */
    public SimulationConfig withLabelDelay(Duration delay) {
        return new SimulationConfig(
                seed,
                start,
                transactionsPerSecond,
                attackShare,
                customers,
                terminals,
                attackSpan,
                telemetryLateMax,
                delay);
    }

    /** Returns the same configuration with another population, of at least 100 customers and 200 terminals. */
    public SimulationConfig withPopulation(int customerCount, int terminalCount) {
        return new SimulationConfig(
                seed,
                start,
                transactionsPerSecond,
                attackShare,
                customerCount,
                terminalCount,
                attackSpan,
                telemetryLateMax,
                labelDelay);
    }

    private static void requireWithin(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must lie between " + min + " and " + max + "; given: " + value);
        }
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative; given: " + value);
        }
    }
}
