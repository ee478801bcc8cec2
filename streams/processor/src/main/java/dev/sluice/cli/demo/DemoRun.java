package dev.sluice.cli.demo;

import java.time.Duration;

/**
 * What was asked of a demo.
 *
 * @param seed the seed of the simulated world
 * @param transactionsPerSecond the rate asked for
 * @param planned how long it is to run
 * @param guarantee the processing guarantee, as Kafka Streams names it
 */
public record DemoRun(long seed, double transactionsPerSecond, Duration planned, String guarantee) {}
