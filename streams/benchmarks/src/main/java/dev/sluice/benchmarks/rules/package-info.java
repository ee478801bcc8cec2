/** What evaluating rules costs per transaction, beside the same rules in plain Java. */
package dev.sluice.benchmarks.rules;
