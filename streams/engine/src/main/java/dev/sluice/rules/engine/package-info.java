/**
 * Runs checked rules: writes them anew as canonical DRL, compiles that with Drools, and can also evaluate them one by one
 * without Drools, which isolates a rule that fails and explains one that hit.
 */
package dev.sluice.rules.engine;
