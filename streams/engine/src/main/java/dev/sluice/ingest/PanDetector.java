package dev.sluice.ingest;

import java.util.Objects;

/**
 * Tells whether text holds what looks like a card number (PAN): 13 to 19 digits within a range that a card network
 * issues, with a right check digit, in one piece or in the groups that cards print. UUIDs, hashes in hexadecimal and
 * numbers of 20 and more digits are not suspected. Of random numbers of 16 digits about 1 in 33 is: such identifiers
 * cannot be told from card numbers and are unfit as tokens.
 */
public final class PanDetector {
    private PanDetector() {}

    /** Whether the text holds a card number, somewhere. */
    public static boolean containsPan(CharSequence text) {
        Objects.requireNonNull(text, "text");
        return PanMatcher.hasEnoughDigits(text) && new PanMatcher(text, PanMatcher.Mode.TEXT).find(0) >= 0;
    }
}
