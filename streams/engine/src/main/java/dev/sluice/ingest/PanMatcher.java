package dev.sluice.ingest;

/**
 * Finds card numbers (primary account numbers, PAN) in text: 13 to 19 digits that some network issues, with a right
 * check digit (Luhn), in one piece or in the groups that cards print (4-4-4-4, 4-6-5 and alike).
 *
 * <p>A number must stand by itself: digits that go on beyond it make it another number. In {@linkplain Mode#TEXT text}, a
 * hash or UUID in hexadecimal is not taken apart. In {@linkplain Mode#BYTES bytes}, where Avro puts the length of a text
 * right before it, a byte that looks like a digit but can be such a length also ends a number; and hexadecimal is not
 * spared, because a digit too many that is masked does less harm than a card number that is not.
 */
final class PanMatcher {
    /** What the characters stand for. */
    enum Mode {
        /** Characters of one text. */
        TEXT,
        /** Bytes, each as the character of the same number, of some binary form that may hold texts. */
        BYTES
    }

    private static final int HEXADECIMAL_LENGTH_MIN = 24;
    private static final String SEPARATORS = " -._";

    private final CharSequence text;
    private final Mode mode;

    private int end;

    PanMatcher(CharSequence text, Mode mode) {
        this.text = text;
        this.mode = mode;
    }

    /** Whether there are enough digits for a card number at all: a cheap answer for nearly all texts. */
    static boolean hasEnoughDigits(CharSequence text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits >= IssuerRanges.LENGTH_MIN;
    }

    /** Returns where the first card number at or after a place begins, or -1 if there is none. */
    int find(int from) {
        for (int start = from; start <= text.length() - IssuerRanges.LENGTH_MIN; start++) {
            if (isDigit(text.charAt(start)) && mayBeginAt(start) && (inOnePiece(start) || inGroups(start))) {
                return start;
            }
        }
        return -1;
    }

    /** Returns where the card number that was found last ends, exclusive. */
    int end() {
        return end;
    }

    private boolean mayBeginAt(int at) {
        return at == 0 || !isDigit(text.charAt(at - 1)) || isLength(at - 1);
    }

    private boolean mayEndAt(int at) {
        return at == text.length() || !isDigit(text.charAt(at)) || isLength(at);
    }

    /** Looks for the longest, whose mask covers that of any shorter one. */
    private boolean inOnePiece(int start) {
        end = -1;
        int digits = 0;
        for (int at = start; digits < IssuerRanges.LENGTH_MAX && at < text.length() && isDigit(text.charAt(at)); at++) {
            digits++;
            if (isCardNumber(start, at + 1, digits) && mayEndAt(at + 1) && !isInHexadecimal(start, at + 1)) {
                end = at + 1;
            }
        }
        return end >= 0;
    }

    /** Looks for groups of four and a rest of one to seven digits, or 4-6-4 and 4-6-5, with one kind of separator. */
    private boolean inGroups(int start) {
        end = -1;
        int firstSeparator = start + 4;
        if (firstSeparator >= text.length()
                || SEPARATORS.indexOf(text.charAt(firstSeparator)) < 0
                || touchesHexadecimal(start - 1)) {
            return false;
        }
        char separator = text.charAt(firstSeparator);
        int digits = 0;
        int group = 0;
        int groups = 0;
        boolean bySix = false;
        for (int at = start; at < text.length() && digits < IssuerRanges.LENGTH_MAX; at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits++;
                group++;
                boolean rightSize = groups >= 2 && group <= (bySix ? 5 : 7);
                if (rightSize
                        && isCardNumber(start, at + 1, digits)
                        && mayEndAt(at + 1)
                        && !touchesHexadecimal(at + 1)) {
                    end = at + 1;
                }
            } else if (c == separator && !bySix && (group == 4 || (groups == 1 && group == 6))) {
                bySix = group == 6;
                groups++;
                group = 0;
            } else {
                break;
            }
        }
        return end >= 0;
    }

    private boolean touchesHexadecimal(int at) {
        return mode == Mode.TEXT
                && at >= 0
                && at < text.length()
                && !isDigit(text.charAt(at))
                && Character.digit(text.charAt(at), 16) >= 0;
    }

    private boolean isCardNumber(int start, int endExclusive, int digits) {
        if (digits < IssuerRanges.LENGTH_MIN || digits > IssuerRanges.LENGTH_MAX) {
            return false;
        }
        int prefix = 0;
        int prefixDigits = 0;
        for (int at = start; prefixDigits < 6; at++) {
            if (isDigit(text.charAt(at))) {
                prefix = prefix * 10 + (text.charAt(at) - '0');
                prefixDigits++;
            }
        }
        return IssuerRanges.issued(prefix, digits) && hasRightCheckDigit(start, endExclusive);
    }

    private boolean hasRightCheckDigit(int start, int endExclusive) {
        int sum = 0;
        boolean doubled = false;
        for (int at = endExclusive - 1; at >= start; at--) {
            if (isDigit(text.charAt(at))) {
                int digit = text.charAt(at) - '0';
                int weighted = doubled ? digit * 2 : digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
                doubled = !doubled;
            }
        }
        return sum % 10 == 0;
    }

    /** A long run of hexadecimal digits with at least two different letters: one alone may be track 2's separator D. */
    private boolean isInHexadecimal(int start, int endExclusive) {
        if (mode == Mode.BYTES) {
            return false;
        }
        int from = start;
        while (from > 0 && isAlphanumeric(text.charAt(from - 1))) {
            from--;
        }
        int to = endExclusive;
        while (to < text.length() && isAlphanumeric(text.charAt(to))) {
            to++;
        }
        int letters = 0;
        for (int at = from; at < to; at++) {
            int value = Character.digit(text.charAt(at), 16);
            if (value < 0) {
                return false;
            }
            letters |= value > 9 ? 1 << value : 0;
        }
        return to - from >= HEXADECIMAL_LENGTH_MIN && Integer.bitCount(letters) >= 2;
    }

    /** Whether the byte at a place can be Avro's length of a text of 24 to 28 bytes, or end a longer length. */
    private boolean isLength(int at) {
        if (mode == Mode.TEXT) {
            return false;
        }
        if (at > 0 && text.charAt(at - 1) >= 0x80) {
            return true;
        }
        int length = text.charAt(at) >> 1;
        if ((text.charAt(at) & 1) != 0 || at + length >= text.length()) {
            return false;
        }
        for (int i = at + 1; i <= at + length; i++) {
            if (text.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
