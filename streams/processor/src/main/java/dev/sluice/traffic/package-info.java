/**
 * Traffic on a real broker: publishes events, simulated ones when they are due, reads the decisions, and measures the time
 * between. What the benchmark, the demo and the publishing of the past share.
 */
package dev.sluice.traffic;
