package dev.sluice.rules.cases;

import dev.sluice.rules.facts.Facts;

/**
 * What one rule is expected to do with one transaction.
 *
 * @param ruleId the rule
 * @param name what the case shows, in the analyst's words
 * @param file the file that it stands in
 * @param line the line that it begins on, from 1
 * @param expectHit whether the rule must hit
 * @param facts the transaction and what is known about it
 */
public record RuleCase(String ruleId, String name, String file, int line, boolean expectHit, Facts facts) {}
