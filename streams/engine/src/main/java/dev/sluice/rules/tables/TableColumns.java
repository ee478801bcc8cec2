package dev.sluice.rules.tables;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The columns of a table: those that ask something, and those that say number, score and note of a row. */
final class TableColumns {

    /** Heads the first column, and so the row that heads the columns. */
    static final String NUMBER = "no";

    static final String SCORE = "score";
    static final String NOTE = "note";

    private static final Set<String> PLAIN = new TreeSet<>(Set.of(NUMBER, SCORE, NOTE));

    private final int count;
    private final Map<String, Integer> plain = new LinkedHashMap<>();
    private final Map<Integer, TableColumn> asking = new LinkedHashMap<>();

    private TableColumns(int count) {
        this.count = count;
    }

    /** Reads the row that heads the columns; one that is not understood is a finding, and the others are read. */
    static TableColumns read(List<TableCell> heads, List<Finding> findings) {
        TableColumns columns = new TableColumns(heads.size());
        for (int i = 0; i < heads.size(); i++) {
            columns.take(i, heads.get(i), findings);
        }
        return columns;
    }

    private void take(int index, TableCell head, List<Finding> findings) {
        Optional<TableColumn> column = TableColumn.of(head);
        if (PLAIN.contains(head.text())) {
            plain.put(head.text(), index);
        } else if (column.isPresent()) {
            asking.put(index, column.get());
        } else {
            findings.add(head.error(
                    "the column '" + head.text() + "' is not understood",
                    NearestName.hint(
                            head.text(),
                            PLAIN,
                            "write a fact, a field and an operator, as in 'Transaction: amount >=', or one of "
                                    + String.join(", ", PLAIN))));
        }
    }

    /** How many there are, those included that are not understood. */
    int count() {
        return count;
    }

    /** The columns that ask something, by their index. */
    Map<Integer, TableColumn> asking() {
        return asking;
    }

    /** The cell of a plain column, if the row has one that is not empty. */
    Optional<TableCell> cell(String name, List<TableCell> row) {
        Integer index = plain.get(name);
        return index == null || index >= row.size() || row.get(index).isEmpty()
                ? Optional.empty()
                : Optional.of(row.get(index));
    }

    /** Whether a plain column may be among those that are not understood. */
    boolean isUnknown(String name) {
        return !plain.containsKey(name) && plain.size() + asking.size() < count;
    }

    /** Whether a row asks anything, be it in a column that is not understood. */
    boolean areAnyAskedIn(List<TableCell> row) {
        for (int i = 0; i < Math.min(count, row.size()); i++) {
            if (!plain.containsValue(i) && !row.get(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
