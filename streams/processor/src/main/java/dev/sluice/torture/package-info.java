/**
 * Hurts a running Sluice on purpose and holds what it did against a replay: broker and instances are processes of their own,
 * faults come by a plan that follows from a seed, and at the end every topic is read.
 */
@NullMarked
package dev.sluice.torture;

import org.jspecify.annotations.NullMarked;
