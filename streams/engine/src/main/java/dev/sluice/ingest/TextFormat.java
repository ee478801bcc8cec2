package dev.sluice.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** The forms of text that the contracts' schemas name in their {@code format} property. */
public enum TextFormat {
    /** Any text, even an empty one. */
    PLAIN("text", RejectionReason.INVALID_FORMAT, "any text") {
        @Override
        public boolean fits(String value) {
            return true;
        }
    },
    /** Printable ASCII without blanks at the ends: what entities are told apart by must not look alike. */
    IDENTIFIER("identifier", RejectionReason.INVALID_FORMAT, "printable ASCII without blanks at the ends") {
        @Override
        public boolean fits(String value) {
            return all(value, c -> c <= '~') && value.charAt(0) != ' ' && value.charAt(value.length() - 1) != ' ';
        }
    },
    COUNTRY("country", RejectionReason.UNKNOWN_COUNTRY, "an ISO 3166-1 alpha-2 code in capitals, for example DE") {
        @Override
        public boolean fits(String value) {
            return Codes.COUNTRIES.contains(value);
        }
    },
    CURRENCY("currency", RejectionReason.UNKNOWN_CURRENCY, "an ISO 4217 code in capitals, for example EUR") {
        @Override
        public boolean fits(String value) {
            return Codes.CURRENCIES.contains(value);
        }
    },
    MCC("mcc", RejectionReason.INVALID_FORMAT, "a merchant category code of four digits, for example 5411") {
        @Override
        public boolean fits(String value) {
            return value.length() == 4 && all(value, c -> c >= '0' && c <= '9');
        }
    },
    CODE("code", RejectionReason.INVALID_FORMAT, "1 to 12 letters and digits, as the network sent them") {
        @Override
        public boolean fits(String value) {
            return value.length() <= 12
                    && all(value, c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
        }
    },
    SHA256("sha256", RejectionReason.INVALID_FORMAT, "a SHA-256 in 64 lower-case hexadecimal digits") {
        @Override
        public boolean fits(String value) {
            return value.length() == 64 && all(value, c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        }
    },
    TIME_ZONE("timeZone", RejectionReason.INVALID_FORMAT, "an IANA time zone, for example Europe/Paris") {
        @Override
        public boolean fits(String value) {
            return Codes.TIME_ZONES.contains(value);
        }
    },
    IP_ADDRESS("ipAddress", RejectionReason.INVALID_FORMAT, "an IPv4 or IPv6 address in text form") {
        @Override
        public boolean fits(String value) {
            return value.indexOf(':') >= 0 ? isIpv6(value) : isIpv4(value);
        }

        /** Four numbers from 0 to 255 without zeros in front, with dots between. */
        private boolean isIpv4(String value) {
            int parts = 1;
            int number = -1;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '.' && number >= 0) {
                    parts++;
                    number = -1;
                } else if (c >= '0' && c <= '9' && number != 0) {
                    number = Math.max(number, 0) * 10 + (c - '0');
                } else {
                    return false;
                }
                if (number > 255) {
                    return false;
                }
            }
            return parts == 4 && number >= 0;
        }

        /** Text with a colon is never taken for a host name, so nothing is looked up. */
        private boolean isIpv6(String value) {
            if (value.indexOf('%') >= 0 || value.indexOf('[') >= 0) {
                return false;
            }
            try {
                InetAddress.getByName(value);
                return true;
            } catch (UnknownHostException e) {
                return false;
            }
        }
    };

    private final String schemaName;
    private final RejectionReason reason;
    private final String wanted;

    TextFormat(String schemaName, RejectionReason reason, String wanted) {
        this.schemaName = schemaName;
        this.reason = reason;
        this.wanted = wanted;
    }

    /** Whether text, not empty and of allowed length and characters, has this form. */
    public abstract boolean fits(String value);

    /** What to answer when it has not. */
    RejectionReason reason() {
        return reason;
    }

    /** What it should be, in words. */
    public String wanted() {
        return wanted;
    }

    /** Returns the format of this name in the schemas. */
    public static TextFormat named(String schemaName) {
        for (TextFormat format : values()) {
            if (format.schemaName.equals(schemaName)) {
                return format;
            }
        }
        throw new IllegalArgumentException("schema names the format '" + schemaName
                + "', which is none of TextFormat; add it there or correct it");
    }

    private static boolean all(String value, IntPredicate allowed) {
        for (int i = 0; i < value.length(); i++) {
            if (!allowed.test(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static final class Codes {
        /** Besides ISO's own, XK: ISO reserves it for users, and payment networks use it for Kosovo. */
        static final Set<String> COUNTRIES = with(Set.of(Locale.getISOCountries()), "XK");

        static final Set<String> CURRENCIES = currencies();
        static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

        private static Set<String> with(Set<String> codes, String more) {
            Set<String> all = new HashSet<>(codes);
            all.add(more);
            return Set.copyOf(all);
        }

        /** All but those that stand for no currency and for tests. */
        private static Set<String> currencies() {
            Set<String> codes = new HashSet<>();
            for (Currency currency : Currency.getAvailableCurrencies()) {
                codes.add(currency.getCurrencyCode());
            }
            codes.removeAll(Set.of("XXX", "XTS"));
            return Set.copyOf(codes);
        }
    }
}
