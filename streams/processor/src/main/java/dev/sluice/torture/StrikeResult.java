package dev.sluice.torture;

/**
 * What was done, and how long it was felt.
 *
 * @param what what was done
 * @param longestGapSeconds the longest time between two decisions in a row of one partition, from the strike until all that
 *     was published in its round was decided or the next strike came
 */
public record StrikeResult(String what, double longestGapSeconds) {}
