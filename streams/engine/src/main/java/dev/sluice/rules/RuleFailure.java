package dev.sluice.rules;

/**
 * A rule that could not be evaluated, so that it is unknown whether it would have hit.
 *
 * @param ruleId the rule
 * @param reason what went wrong, in one sentence
 */
public record RuleFailure(String ruleId, String reason) {}
