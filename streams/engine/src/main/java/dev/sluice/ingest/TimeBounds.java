package dev.sluice.ingest;

import java.time.Instant;

/**
 * Between what times an event's times may lie.
 *
 * @param earliest no event happened before this
 * @param latest no event happened after this: now, plus what clocks may differ by
 */
record TimeBounds(Instant earliest, Instant latest) {}
