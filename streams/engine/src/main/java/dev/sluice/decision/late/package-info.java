/**
 * What comes out about a payment after its decision: reports that would have changed it, and labels that say what it was. The
 * decision stays; the SOC is told, once.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.decision.late;
