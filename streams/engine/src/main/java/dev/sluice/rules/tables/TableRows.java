package dev.sluice.rules.tables;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.sluice.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a table into rows of cells, one row a line. */
final class TableRows {

    private static final ObjectReader CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.TRIM_SPACES)
            .build()
            .readerFor(String[].class);

    private TableRows() {}

    /** All rows that are not empty. A line that is no CSV, or a value that goes over several lines, is a finding. */
    static List<List<TableCell>> of(String file, String text, List<Finding> findings) {
        List<List<TableCell>> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).replace(",", "").isBlank()) {
                rows.add(row(file, i + 1, lines.get(i), findings));
            }
        }
        return rows;
    }

    private static List<TableCell> row(String file, int line, String text, List<Finding> findings) {
        List<TableCell> cells = new ArrayList<>();
        try (MappingIterator<String[]> values = CSV.readValues(text)) {
            int column = 0;
            for (String value : values.next()) {
                cells.add(new TableCell(file, line, 1 + textStart(text, column), value));
                column = cellEnd(text, column) + 1;
            }
        } catch (IOException | RuntimeException e) {
            findings.add(Finding.error(
                    file,
                    line,
                    0,
                    "this line is not valid CSV",
                    "a value with commas stands in double quotes, on one line"));
        }
        return cells;
    }

    /** Where the text of a cell begins, behind spaces and a quote. */
    private static int textStart(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return start < text.length() && text.charAt(start) == '"' ? start + 1 : start;
    }

    /** The comma that ends the cell, or the end of the line. */
    private static int cellEnd(String text, int from) {
        boolean quoted = false;
        int end = from;
        while (end < text.length() && (quoted || text.charAt(end) != ',')) {
            quoted ^= text.charAt(end) == '"';
            end++;
        }
        return end;
    }
}
