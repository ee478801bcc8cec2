package dev.sluice.ingest;

/**
 * The issuer identification numbers (ISO/IEC 7812) that card networks issue under, each with the lengths of its card
 * numbers. A number outside of them is no card number, whatever its check digit says; this is what keeps most long
 * numeric identifiers out of suspicion. Lengths that a network reserves but hardly uses are left out where identifiers made
 * of a time begin alike, and so is UATP (15 digits from 1), whose only mark is one digit.
 */
final class IssuerRanges {
    static final int LENGTH_MIN = 13;
    static final int LENGTH_MAX = 19;

    private static final int PREFIX_DIGITS = 6;
    private static final Range[] RANGES = {
        range(4, 4, 13, 16, 19), // Visa
        range(51, 55, 16), // Mastercard
        range(2221, 2720, 16), // Mastercard
        range(34, 34, 15), // American Express
        range(37, 37, 15), // American Express
        range(300, 305, 14, 16, 19), // Diners Club
        range(3095, 3095, 14, 16, 19), // Diners Club
        range(36, 36, 14, 16, 19), // Diners Club
        range(38, 39, 14, 16, 19), // Diners Club
        range(3528, 3589, 16, 17, 18, 19), // JCB
        range(6011, 6011, 16, 19), // Discover
        range(644, 659, 16, 19), // Discover, RuPay, Verve
        range(62, 62, 16, 17, 18, 19), // UnionPay
        range(81, 82, 16), // UnionPay, RuPay
        range(60, 60, 16), // RuPay
        range(508, 508, 16), // RuPay
        range(5018, 5018, 13, 14, 15, 16, 17, 18, 19), // Maestro
        range(5020, 5020, 13, 14, 15, 16, 17, 18, 19), // Maestro
        range(5038, 5038, 13, 14, 15, 16, 17, 18, 19), // Maestro
        range(5893, 5893, 13, 14, 15, 16, 17, 18, 19), // Maestro
        range(6304, 6304, 13, 14, 15, 16, 17, 18, 19), // Maestro
        range(6759, 6763, 13, 14, 15, 16, 17, 18, 19), // Maestro
        range(5060, 5061, 16, 18, 19), // Verve
        range(2200, 2205, 16), // Mir, BORICA
        range(9792, 9792, 16), // Troy
    };

    private IssuerRanges() {}

    /** Whether some network issues card numbers of this length that begin with these six digits. */
    static boolean issued(int firstSixDigits, int length) {
        for (Range range : RANGES) {
            if (range.from <= firstSixDigits && firstSixDigits <= range.to && (range.lengths & (1 << length)) != 0) {
                return true;
            }
        }
        return false;
    }

    private static Range range(int from, int to, int... lengths) {
        int scale = 1;
        for (int digits = Integer.toString(from).length(); digits < PREFIX_DIGITS; digits++) {
            scale *= 10;
        }
        int mask = 0;
        for (int length : lengths) {
            mask |= 1 << length;
        }
        return new Range(from * scale, (to + 1) * scale - 1, mask);
    }

    /** Card numbers whose first six digits lie between the two, both included; a bit in lengths for each length. */
    private record Range(int from, int to, int lengths) {}
}
