package dev.sluice.rules.language;

/**
 * A part of a file.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record Part(int start, int end) {

    String in(String text) {
        return text.substring(start, end);
    }
}
