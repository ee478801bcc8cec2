package dev.sluice.rules.lists;

/** Finds lines of a long text by their numbers. Quick as long as each number is at least the one before. */
final class LinesInOrder {

    private final String text;
    private int number = 1;
    private int offset;

    LinesInOrder(String text) {
        this.text = text;
    }

    /** A line without its line feed, counted from 1; empty if there are fewer lines. */
    String line(int wanted) {
        if (wanted < number) {
            number = 1;
            offset = 0;
        }
        while (number < wanted) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return "";
            }
            offset = end + 1;
            number++;
        }
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end);
    }
}
