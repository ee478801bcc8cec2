/**
 * How rule sets come from an analyst to every running instance: published, approved, prepared beside the work, put in force
 * between two transactions, and acknowledged.
 */
@NullMarked
package dev.sluice.publication;

import org.jspecify.annotations.NullMarked;
