package dev.sluice.rules.tables;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.sluice.finding.CsvLine;
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

    /** All rows that are not empty. A line that is no CSV, or a value that goes over several lines, is a finding and no row. */
    static List<List<TableCell>> of(String file, String text, List<Finding> findings) {
        List<List<TableCell>> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).replace(",", "").isBlank()) {
                List<TableCell> row = row(file, i + 1, lines.get(i), findings);
                if (!row.isEmpty()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<TableCell> row(String file, int line, String text, List<Finding> findings) {
        List<TableCell> cells = new ArrayList<>();
        try (MappingIterator<String[]> values = CSV.readValues(text)) {
            List<Integer> columns = CsvLine.columns(text);
            for (String value : values.next()) {
                int column = columns.get(Math.min(cells.size(), columns.size() - 1));
                cells.add(new TableCell(file, line, column, value));
            }
        } catch (IOException | RuntimeException e) {
            findings.add(Finding.error(
                    file,
                    line,
                    0,
                    "this line is not valid CSV",
                    "a value with commas stands in double quotes, on one line"));
            cells.clear();
        }
        return cells;
    }
}
