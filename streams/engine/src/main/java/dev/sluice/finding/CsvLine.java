package dev.sluice.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the cells of a line of CSV stand, which parsers of CSV forget. */
public final class CsvLine {

    private CsvLine() {}

    /** The columns, from 1, at which the texts of the cells begin, behind spaces and a quote. */
    public static List<Integer> columns(String line) {
        List<Integer> columns = new ArrayList<>();
        int from = 0;
        while (from <= line.length()) {
            columns.add(1 + textStart(line, from));
            from = cellEnd(line, from) + 1;
        }
        return columns;
    }

    /**
     * Says that a line parts its cells by semicolons, as spreadsheets write them where the comma stands in numbers.
     *
     * @param file the name that the finding uses
     * @param number the line's number, from 1
     * @return empty if the line has a comma or no semicolon
     */
    public static Optional<Finding> separatedBySemicolons(String file, int number, String line) {
        int semicolon = line.indexOf(';');
        return semicolon < 0 || line.indexOf(',') >= 0
                ? Optional.empty()
                : Optional.of(Finding.error(
                        file,
                        number,
                        semicolon + 1,
                        "the columns are separated by semicolons instead of commas",
                        "choose the comma as separator where the spreadsheet writes CSV, or replace each ';' by ','"));
    }

    private static int textStart(String line, int from) {
        int start = from;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        return start < line.length() && line.charAt(start) == '"' ? start + 1 : start;
    }

    /** The comma that ends the cell, or the end of the line. */
    private static int cellEnd(String line, int from) {
        boolean quoted = false;
        int end = from;
        while (end < line.length() && (quoted || line.charAt(end) != ',')) {
            quoted ^= line.charAt(end) == '"';
            end++;
        }
        return end;
    }
}
