/**
 * Simulated traffic on a real broker: publishes events when they are due, reads the decisions, and measures the time
 * between. What the benchmark and the demo share.
 */
package dev.sluice.traffic;
