package dev.sluice.rules.tables;

import dev.sluice.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table.
 *
 * @param file the table's file
 * @param line the line that it stands on, from 1
 * @param column the column at which its text begins, from 1
 * @param text what it says, without the quotes of CSV
 */
record TableCell(String file, int line, int column, String text) {

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** An error at the cell. */
    Finding error(String message, @Nullable String hint) {
        return error(0, message, hint);
    }

    /** An error at a character of the cell's text, counted from 0; beyond the text at its last character. */
    Finding error(int offset, String message, @Nullable String hint) {
        int within = Math.max(0, Math.min(offset, text.length() - 1));
        return Finding.error(file, line, column + within, message, hint);
    }
}
