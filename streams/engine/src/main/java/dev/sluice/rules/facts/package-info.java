/**
 * What rules may speak about: one transaction and what is known about its device, terminal and merchant at its time.
 *
 * <p>Every field of the contracts can be used in a rule under its own name; the classes here add what has to be computed,
 * always relative to the transaction's own time, never to a wall clock. A value that is not known is null (or, for a
 * {@code double}, NaN).
 */
package dev.sluice.rules.facts;
