/** What velocity costs per event, beside what one would do instead. Only scripts/benchmarks runs it. */
package dev.sluice.benchmarks;
