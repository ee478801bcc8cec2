/**
 * Decision tables: many rules that differ in their values only, one row each.
 *
 * <p>A row is written out as the rule file that an analyst would have written, and that is read like any other. So a cell can
 * say nothing that a rule file could not.
 */
package dev.sluice.rules.tables;
