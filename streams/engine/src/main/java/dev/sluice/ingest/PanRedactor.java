package dev.sluice.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Masks card numbers, so that what was refused can be kept and looked at. At most the first six and the last four digits
 * stay, as PCI DSS allows for truncation; every other digit becomes {@code *}. Lengths never change, so that the framing
 * of binary forms stays intact.
 */
public final class PanRedactor {
    private static final int KEPT_FIRST = 6;
    private static final int KEPT_LAST = 4;

    private PanRedactor() {}

    /**
     * Masks what looks like a card number in raw bytes: Avro, JSON or any other form that holds texts in ASCII or UTF-8.
     * It finds all that {@link PanDetector} finds in such a text, and may mask a little more.
     *
     * @param bytes the bytes, not changed; null is answered with null
     * @return the same array if there was nothing to mask, else a masked copy of the same length
     */
    public static byte @Nullable [] redact(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < IssuerRanges.LENGTH_MIN) {
            return bytes;
        }
        String text = new String(bytes, ISO_8859_1);
        String masked = redact(text, PanMatcher.Mode.BYTES);
        return masked.equals(text) ? bytes : masked.getBytes(ISO_8859_1);
    }

    /** Masks what {@link PanDetector} finds in text; returns the same text if there is nothing. */
    public static String redact(String text) {
        Objects.requireNonNull(text, "text");
        return redact(text, PanMatcher.Mode.TEXT);
    }

    private static String redact(String text, PanMatcher.Mode mode) {
        if (!PanMatcher.hasEnoughDigits(text)) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        PanMatcher matcher = new PanMatcher(text, mode);
        for (int start = matcher.find(0); start >= 0; start = matcher.find(start + 1)) {
            mask(text, start, matcher.end(), masked);
        }
        return masked.toString();
    }

    private static void mask(String text, int start, int end, StringBuilder masked) {
        int digits = 0;
        for (int at = start; at < end; at++) {
            digits += Character.isDigit(text.charAt(at)) ? 1 : 0;
        }
        int digit = 0;
        for (int at = start; at < end; at++) {
            if (Character.isDigit(text.charAt(at))) {
                if (digit >= KEPT_FIRST && digit < digits - KEPT_LAST) {
                    masked.setCharAt(at, '*');
                }
                digit++;
            }
        }
    }
}
