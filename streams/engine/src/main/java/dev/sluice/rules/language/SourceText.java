package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The text of one file, which knows line and column of each character. */
final class SourceText {

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
            boolean quoted = text.charAt(i) == '"' || text.charAt(i) == '\'';
            for (int j = quoted ? i + 1 : i; j < (quoted ? end - 1 : end); j++) {
                if (text.charAt(j) != '\n') {
                    result.setCharAt(j, ' ');
                }
            }
            i = Math.max(end, i + 1);
        }
        return result.toString();
    }

    /** End of the comment or string literal that begins here, or the place itself if none does. */
    private static int endOfQuietPart(String text, int start) {
        if (text.startsWith("//", start)) {
            return orEnd(text, text.indexOf('\n', start), 0);
        }
        if (text.startsWith("/*", start)) {
            return orEnd(text, text.indexOf("*/", start + 2), 2);
        }
        char quote = text.charAt(start);
        if (quote == '"' || quote == '\'') {
            return orEnd(text, text.indexOf(quote, start + 1), 1);
        }
        return start;
    }

    private static int orEnd(String text, int index, int length) {
        return index < 0 ? text.length() : index + length;
    }
}
