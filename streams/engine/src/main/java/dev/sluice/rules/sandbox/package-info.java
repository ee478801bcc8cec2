/**
 * Reads the classes that Drools generates from rules before any of them is loaded, and refuses what rules do not need:
 * every member that a generated class uses stands on a list, nothing runs in a circle, nothing runs beside the rules.
 * It trusts neither the checker of the rule language nor Drools.
 */
package dev.sluice.rules.sandbox;
