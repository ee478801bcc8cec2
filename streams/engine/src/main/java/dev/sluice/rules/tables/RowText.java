package dev.sluice.rules.tables;

import dev.sluice.finding.Finding;
import dev.sluice.rules.language.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a rule that is written for a row, of which each line knows the cells that it comes from. */
final class RowText {

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param text the line
     * @param cell the cell whose value is in it
     * @param valueColumn where the value begins in the line, from 1
     * @param head the cell that heads the column; null if there is none
     * @param headColumn where what the head says begins in the line, from 1
     * @param headOffset which character of the head's text that is
     */
    private record Line(
            String text,
            TableCell cell,
            int valueColumn,
            @Nullable TableCell head,
            int headColumn,
            int headOffset) {}

    /** A line that comes from one cell. */
    void add(String before, String value, String after, TableCell cell) {
        lines.add(new Line(before + value + after, cell, before.length() + 1, null, 0, 0));
    }

    /** A condition. */
    void add(String indent, TableColumn column, TableCell cell, String end) {
        String before = indent + column.question() + column.beforeValue();
        lines.add(new Line(
                before + column.value(cell) + column.afterValue() + end,
                cell,
                before.length() + 1,
                column.head(),
                indent.length() + 1,
                column.questionOffset()));
    }

    /** The text of the rule. */
    String text() {
        return String.join("\n", lines.stream().map(Line::text).toList()) + "\n";
    }

    /** The same finding, at the cell that it is about. */
    Finding atCell(Finding finding) {
        Place place = atCell(finding.line(), finding.column());
        return new Finding(
                finding.severity(), place.file(), place.line(), place.column(), finding.message(), finding.hint());
    }

    /** The cell whose value a line of the text holds. */
    Place valueAt(int lineNumber) {
        return within(line(lineNumber).cell(), 0);
    }

    /** The place in the table that a place in the text comes from. */
    Place atCell(int lineNumber, int column) {
        Line line = line(lineNumber);
        TableCell head = line.head();
        if (head != null && column < line.valueColumn()) {
            return within(head, line.headOffset() + column - line.headColumn());
        }
        return within(line.cell(), column - line.valueColumn());
    }

    private Line line(int number) {
        return lines.get(Math.max(0, Math.min(number, lines.size()) - 1));
    }

    private static Place within(TableCell cell, int offset) {
        int within = Math.max(0, Math.min(offset, cell.text().length() - 1));
        return new Place(cell.file(), cell.line(), cell.column() + within);
    }
}
