package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Stop;

/**
 * A context that leaves a stop. Where to is asked once: another decision model may come into force at any moment, and a
 * context that is asked again for each way could find none that is its own.
 *
 * @param context the context
 * @param next the stop that comes next
 */
record Departure(PaymentContext context, Stop next) {}
