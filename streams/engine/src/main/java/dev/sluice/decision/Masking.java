package dev.sluice.decision;

import dev.sluice.contract.GeoPoint;
import java.util.Locale;

/**
 * Makes personal data coarse enough for alerts: still good to compare two alerts by, no longer good to find a person.
 */
final class Masking {

    private static final String MASK = "***";
    private static final int TOKEN_CHARACTERS_SHOWN = 4;
    private static final int TOKEN_CHARACTERS_MIN = 8;
    private static final double DEGREES = 10;

    private Masking() {}

    /** A token's last four characters; none of them if the token is so short that they would give it away. */
    static String token(String token) {
        return token.length() < TOKEN_CHARACTERS_MIN
                ? MASK
                : MASK + token.substring(token.length() - TOKEN_CHARACTERS_SHOWN);
    }

    /** The network that an address is in: IPv4 /16, IPv6 /32; only a mask if the text is no address. */
    static String network(String ipAddress) {
        String[] parts = ipAddress.split("\\.", -1);
        if (parts.length == 4) {
            return parts[0] + "." + parts[1] + ".0.0/16";
        }
        String[] groups = ipAddress.toLowerCase(Locale.ROOT).split(":", -1);
        if (groups.length < 3 || groups[0].isEmpty()) {
            return MASK;
        }
        String second = groups[1].isEmpty() ? "0" : groups[1];
        return groups[0] + ":" + second + "::/32";
    }

    /** A place, to a tenth of a degree: about ten kilometers. */
    static String place(GeoPoint point) {
        return String.format(Locale.ROOT, "%.1f,%.1f", coarse(point.getLatitude()), coarse(point.getLongitude()));
    }

    /** Adding zero turns a negative zero into a plain one. */
    private static double coarse(double degrees) {
        return Math.round(degrees * DEGREES) / DEGREES + 0.0;
    }
}
