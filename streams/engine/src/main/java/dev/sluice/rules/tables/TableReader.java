package dev.sluice.rules.tables;

import dev.sluice.finding.CsvLine;
import dev.sluice.finding.Finding;
import dev.sluice.rules.language.RuleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code tables/name.csv}: a head, then one rule a row. */
public final class TableReader {

    private static final int ROWS_MAX = 500;

    private final String file;
    private final RuleReader rules;
    private final List<Finding> findings = new ArrayList<>();

    private TableReader(String file, RuleReader rules) {
        this.file = file;
        this.rules = rules;
    }

    /**
     * Reads a table.
     *
     * @param file its file, below the rules folder
     * @param text its content
     * @param rules reads what each row says
     * @param findings where everything that is wrong is added, each thing once
     * @return the rows that have a number; the places of their rules are those of the cells
     */
    public static List<TableRow> read(String file, String text, RuleReader rules, List<Finding> findings) {
        TableReader reader = new TableReader(file, rules);
        List<TableRow> read = reader.read(text);
        // What is wrong with the head of a column is wrong in each of its rows.
        reader.findings.stream().distinct().forEach(findings::add);
        return read;
    }

    private List<TableRow> read(String text) {
        List<List<TableCell>> rows = TableRows.of(file, text, findings);
        int columnsAt = 0;
        while (columnsAt < rows.size() && !isHeadOfColumns(rows.get(columnsAt))) {
            columnsAt++;
        }
        if (columnsAt == rows.size()) {
            refuseLackOfColumns(text);
            return List.of();
        }
        TableHead head = TableHead.read(file, rows.subList(0, columnsAt), findings);
        TableColumns columns = TableColumns.read(rows.get(columnsAt), findings);
        List<List<TableCell>> body = rows.subList(columnsAt + 1, rows.size());
        if (body.isEmpty() || body.size() > ROWS_MAX) {
            findings.add(Finding.error(file, 0, 0, "a table has 1 to " + ROWS_MAX + " rows, not " + body.size(), null));
        }
        boolean isHeadRight = findings.isEmpty();
        RowReader reader = new RowReader(head, columns, rules, findings);
        return body.stream()
                .limit(ROWS_MAX)
                .flatMap(row -> reader.read(row).stream())
                .map(row -> isHeadRight ? row : new TableRow(row.id(), row.place(), Optional.empty()))
                .toList();
    }

    private static boolean isHeadOfColumns(List<TableCell> row) {
        return row.get(0).text().equals(TableColumns.NUMBER);
    }

    private void refuseLackOfColumns(String text) {
        Optional<Finding> semicolons =
                text.lines().findFirst().flatMap(first -> CsvLine.separatedBySemicolons(file, 1, first));
        if (semicolons.isPresent()) {
            findings.add(semicolons.get());
        } else if (findings.isEmpty()) {
            findings.add(Finding.error(
                    file, 0, 0, "the table has no columns", "below its head: no,Transaction: amount >=,score"));
        }
    }
}
