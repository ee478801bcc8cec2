package dev.sluice.rules.facts;

/**
 * Something that rules may ask of a fact.
 *
 * @param fact the fact
 * @param name name in rules, for instance {@code rooted} or {@code qrCode.dynamic}
 * @param type what values it has
 * @param nullable whether it may have no value
 * @param path where the fact class has it, as bean properties, for instance {@code telemetry.rooted}
 * @param personal whether it tells of a person, so that its values are not to be shown
 * @param meaning what it means, in which unit, and what a missing value says
 */
public record FactField(
        FactType fact, String name, ValueType type, boolean nullable, String path, boolean personal, String meaning) {}
