package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text of one file, which knows line and column of each character. */
final class SourceText {

    private static final int SHOWN_CHARACTERS_MAX = 30;

    private final String file;
    private final String text;
    private final String code;

    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.code = blanked(text);
    }

    String file() {
        return file;
    }

    /** The text as it was written. */
    String text() {
        return text;
    }

    /** The text with comments and the inside of string literals replaced by spaces; same length, same lines. */
    String code() {
        return code;
    }

    /** A piece of the text as a message shows it: what is long is cut, and what nobody would see is named. */
    String shown(int start, int end) {
        StringBuilder shown = new StringBuilder();
        text.substring(start, Math.min(end, start + SHOWN_CHARACTERS_MAX))
                .chars()
                .forEach(character -> shown.append(
                        isVisible(character)
                                ? String.valueOf((char) character)
                                : String.format(Locale.ROOT, "U+%04X", character)));
        return end - start > SHOWN_CHARACTERS_MAX ? shown + "..." : shown.toString();
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && (type != Character.SPACE_SEPARATOR || character == ' ');
    }

    /** An error at a character, counted from 0. */
    Finding error(int offset, String message, @Nullable String hint) {
        Place place = place(offset);
        return Finding.error(file, place.line(), place.column(), message, hint);
    }

    /** Where a character stands, counted from 0. */
    Place place(int offset) {
        int end = Math.max(0, Math.min(offset, text.length()));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(file, line, end - lineStart + 1);
    }

    /** The offset of a line's first character; lines are counted from 1. */
    int lineStart(int line) {
        int offset = 0;
        for (int current = 1; current < line; current++) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return text.length();
            }
            offset = end + 1;
        }
        return offset;
    }

    private static String blanked(String text) {
        StringBuilder result = new StringBuilder(text);
        int i = 0;
        while (i < text.length()) {
            int end = endOfQuietPart(text, i);
            boolean quoted = end > i && (text.charAt(i) == '"' || text.charAt(i) == '\'');
            for (int j = quoted ? i + 1 : i; j < (quoted ? end - 1 : end); j++) {
                if (text.charAt(j) != '\n') {
                    result.setCharAt(j, ' ');
                }
            }
            i = Math.max(end, i + 1);
        }
        return result.toString();
    }

    /**
     * End of the comment or string literal that begins here, or the place itself if none does. What is not closed is neither,
     * so that the rest of the file can still be read.
     */
    private static int endOfQuietPart(String text, int start) {
        if (text.startsWith("//", start)) {
            int lineEnd = text.indexOf('\n', start);
            return lineEnd < 0 ? text.length() : lineEnd;
        }
        if (text.startsWith("/*", start)) {
            int end = text.indexOf("*/", start + 2);
            return end < 0 ? start : end + 2;
        }
        char quote = text.charAt(start);
        if (quote == '"' || quote == '\'') {
            return endOfText(text, start);
        }
        return start;
    }

    /** A text ends on its line. */
    private static int endOfText(String text, int start) {
        int end = text.indexOf(text.charAt(start), start + 1);
        int lineEnd = text.indexOf('\n', start);
        boolean isClosed = end >= 0 && (lineEnd < 0 || end < lineEnd);
        return isClosed ? end + 1 : start;
    }
}
