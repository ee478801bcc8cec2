package dev.sluice.rules.facts;

import dev.sluice.ingest.NumberBounds;
import dev.sluice.ingest.TextFormat;

/**
 * Something that rules may ask of a fact.
 *
 * @param fact the fact
 * @param name name in rules, for instance {@code rooted} or {@code qrCode.dynamic}
 * @param type what values it has
 * @param nullable whether it may have no value
 * @param path where the fact class has it, as bean properties, for instance {@code telemetry.rooted}
 * @param personal whether it tells of a person, so that its values are not to be shown
 * @param bounds between which numbers its value lies, as the contract holds senders to; none for what is not a number
 * @param format the form that its text always has, as the contract holds senders to
 * @param meaning what it means, in which unit, and what a missing value says
 */
public record FactField(
        FactType fact,
        String name,
        ValueType type,
        boolean nullable,
        String path,
        boolean personal,
        NumberBounds bounds,
        TextFormat format,
        String meaning) {

    /** Whether a text may be its value, or one of several: any other is refused at the intake. */
    public boolean canBe(String text) {
        return format == TextFormat.PLAIN || (!text.isBlank() && format.fits(text));
    }
}
