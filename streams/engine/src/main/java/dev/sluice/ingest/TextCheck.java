package dev.sluice.ingest;

/** Text: not too long, no characters that do harm, no card number, and the form that the schema names. */
final class TextCheck implements FieldCheck {
    private final FieldName field;
    private final TextFormat format;
    private final int lengthMax;

    TextCheck(FieldName field, TextFormat format, int lengthMax) {
        this.field = field;
        this.format = format;
        this.lengthMax = lengthMax;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        String text = value.toString();
        if (text.isBlank() && format != TextFormat.PLAIN) {
            field.reject(out, RejectionReason.MISSING, "is blank: send " + format.wanted() + ", or null where allowed");
        } else if (text.length() > lengthMax) {
            field.reject(
                    out, RejectionReason.TOO_LONG, "has " + text.length() + " characters: send at most " + lengthMax);
        } else {
            checkCharacters(text, out);
        }
    }

    /** Reads the text once: for nearly all texts that is all there is to do. */
    private void checkCharacters(String text, Rejections out) {
        int digits = 0;
        int forbidden = -1;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c < ' ' || (c > '~' && isForbidden(text, i))) {
                forbidden = i;
            }
        }
        if (digits >= IssuerRanges.LENGTH_MIN && PanDetector.containsPan(text)) {
            field.reject(
                    out,
                    RejectionReason.CARD_NUMBER,
                    "holds what looks like a card number: send a token in its place, card numbers must not enter");
        } else if (forbidden >= 0) {
            field.reject(
                    out,
                    RejectionReason.FORBIDDEN_CHARACTER,
                    String.format(
                            "has the character U+%04X at position %d: send text without control, direction and broken"
                                    + " characters",
                            (int) text.charAt(forbidden), forbidden));
        } else if (!format.fits(text)) {
            field.reject(out, format.reason(), "has the wrong form: send " + format.wanted());
        }
    }

    /** Control and direction characters, which change what a person sees, and what decoding broken UTF-8 leaves. */
    private static boolean isForbidden(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return Character.isISOControl(c)
                || c == '\uFFFD'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
