package dev.sluice.rules.language;

/**
 * A condition and where it stands.
 *
 * @param condition the condition
 * @param place where it begins
 */
public record PlacedCondition(Condition condition, Place place) {}
