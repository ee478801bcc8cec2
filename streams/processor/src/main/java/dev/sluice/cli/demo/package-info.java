/** What the demo shows: a live view while it runs, a score against the truth, and a summary at the end. No Kafka here. */
package dev.sluice.cli.demo;
