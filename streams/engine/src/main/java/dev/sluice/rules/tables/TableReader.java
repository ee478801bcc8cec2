package dev.sluice.rules.tables;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.language.RuleReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code tables/name.csv}: a head, then one rule a row. */
public final class TableReader {

    private static final int ROWS_MAX = 500;
    private static final String NUMBER = "no";
    private static final String SCORE = "score";
    private static final String NOTE = "{note}";
    private static final Set<String> PLAIN_COLUMNS = new TreeSet<>(Set.of(NUMBER, SCORE, "note"));
    private static final Pattern NUMBER_FORM = Pattern.compile("[A-Z0-9]{1,20}");

    private final String file;
    private final RuleReader rules;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> plainColumns = new LinkedHashMap<>();
    private final Map<Integer, TableColumn> conditionColumns = new LinkedHashMap<>();

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
     * @return the rules without errors, whose places are those of the cells
     */
    public static List<CheckedRule> read(String file, String text, RuleReader rules, List<Finding> findings) {
        TableReader reader = new TableReader(file, rules);
        List<CheckedRule> read = reader.read(text);
        // What is wrong with the head of a column is wrong in each of its rows.
        reader.findings.stream().distinct().forEach(findings::add);
        return read;
    }

    private List<CheckedRule> read(String text) {
        List<List<TableCell>> rows = TableRows.of(file, text, findings);
        int columnsAt = 0;
        while (columnsAt < rows.size() && !isHeadOfColumns(rows.get(columnsAt))) {
            columnsAt++;
        }
        if (!findings.isEmpty() || columnsAt == rows.size()) {
            if (findings.isEmpty()) {
                findings.add(Finding.error(
                        file, 0, 0, "the table has no columns", "below its head: no,Transaction: amount >=,score"));
            }
            return List.of();
        }
        TableHead head = TableHead.read(file, rows.subList(0, columnsAt), findings);
        columns(rows.get(columnsAt));
        List<List<TableCell>> body = rows.subList(columnsAt + 1, rows.size());
        if (body.isEmpty() || body.size() > ROWS_MAX) {
            findings.add(Finding.error(file, 0, 0, "a table has 1 to " + ROWS_MAX + " rows, not " + body.size(), null));
        }
        return findings.isEmpty()
                ? body.stream().flatMap(row -> rule(row, head).stream()).toList()
                : List.of();
    }

    private static boolean isHeadOfColumns(List<TableCell> row) {
        return !row.isEmpty() && row.get(0).text().equals(NUMBER);
    }

    private void columns(List<TableCell> heads) {
        for (int i = 0; i < heads.size(); i++) {
            TableCell head = heads.get(i);
            Optional<TableColumn> column = TableColumn.of(head);
            if (PLAIN_COLUMNS.contains(head.text())) {
                plainColumns.put(head.text(), i);
            } else if (column.isPresent()) {
                conditionColumns.put(i, column.get());
            } else {
                findings.add(head.error(
                        "the column '" + head.text() + "' is not understood",
                        NearestName.of(head.text(), PLAIN_COLUMNS)
                                .map(name -> "did you mean '" + name + "'?")
                                .orElse(
                                        "write a fact, a field and an operator, as in 'Transaction: amount >=', or one of "
                                                + String.join(", ", PLAIN_COLUMNS))));
            }
        }
    }

    private Optional<CheckedRule> rule(List<TableCell> row, TableHead head) {
        TableCell number = row.get(0);
        if (!NUMBER_FORM.matcher(number.text()).matches()) {
            findings.add(number.error("a row begins with its number, capitals and digits", "write 001"));
            return Optional.empty();
        }
        if (row.size() > plainColumns.size() + conditionColumns.size()) {
            findings.add(number.error(
                    "this row has " + row.size() + " cells, but there are "
                            + (plainColumns.size() + conditionColumns.size()) + " columns",
                    "a value with commas stands in double quotes"));
            return Optional.empty();
        }
        Map<String, List<ConditionCell>> byFact = conditions(row);
        if (byFact.isEmpty()) {
            findings.add(number.error("this row asks for nothing, it would hit everything", "fill in a condition"));
            return Optional.empty();
        }
        if (isNoteUnfit(row, head)
                || byFact.values().stream().flatMap(List::stream).anyMatch(this::isMoreThanOneCondition)) {
            return Optional.empty();
        }
        return read(head.text("entity") + "/" + head.text("prefix") + "-" + number.text(), rowText(row, head, byFact));
    }

    /** A cell that asks something. */
    private record ConditionCell(TableColumn column, TableCell cell) {}

    private Map<String, List<ConditionCell>> conditions(List<TableCell> row) {
        Map<String, List<ConditionCell>> byFact = new LinkedHashMap<>();
        conditionColumns.forEach((index, column) -> {
            if (index < row.size() && !row.get(index).isEmpty()) {
                byFact.computeIfAbsent(column.fact(), fact -> new ArrayList<>())
                        .add(new ConditionCell(column, row.get(index)));
            }
        });
        return byFact;
    }

    /** Without this a cell could close its condition and open another one, which nobody looks for in a table. */
    private boolean isMoreThanOneCondition(ConditionCell asked) {
        TableColumn column = asked.column();
        String condition = column.question() + column.beforeValue() + column.value(asked.cell()) + column.afterValue();
        Optional<String> problem = RuleReader.whyNotOneCondition(condition);
        problem.ifPresent(why -> findings.add(asked.cell()
                .error("this does not make one condition, '" + condition + "': " + why, "a cell holds one value")));
        return problem.isPresent();
    }

    private RowText rowText(List<TableCell> row, TableHead head, Map<String, List<ConditionCell>> byFact) {
        TableCell number = row.get(0);
        RowText text = new RowText();
        text.add("rule \"" + head.text("prefix") + "-", number.text(), "\"", number);
        for (String name : List.of("owner", "share", "hitRate", "quarantine", "technique", "since", "until")) {
            head.find(name).ifPresent(cell -> text.add("    @" + name + "(\"", cell.text(), "\")", cell));
        }
        head.find("reason")
                .ifPresent(cell -> text.add("    @reason(\"", cell.text().replace(NOTE, note(row)), "\")", cell));
        for (String name : List.of("severity", "lifecycle")) {
            head.find(name).ifPresent(cell -> text.add("    @" + name + "(", cell.text(), ")", cell));
        }
        text.add("when", "", "", number);
        byFact.forEach((fact, asked) -> {
            text.add("    ", fact, "(", asked.get(0).column().head());
            for (int i = 0; i < asked.size(); i++) {
                text.add("        ", asked.get(i).column(), asked.get(i).cell(), i + 1 < asked.size() ? "," : "");
            }
            text.add("    )", "", "", number);
        });
        text.add("then", "", "", number);
        Integer scoreAt = plainColumns.get(SCORE);
        TableCell score = scoreAt == null || scoreAt >= row.size() ? null : row.get(scoreAt);
        String outcome = "    " + head.text("outcome") + "(";
        text.add(outcome, score == null ? "" : score.text(), ");", score == null || score.isEmpty() ? number : score);
        text.add("end", "", "", number);
        return text;
    }

    private String note(List<TableCell> row) {
        Integer noteAt = plainColumns.get("note");
        return noteAt == null || noteAt >= row.size() ? "" : row.get(noteAt).text();
    }

    /** The note becomes part of a rule only through the reason, in which nothing may end the text early. */
    private boolean isNoteUnfit(List<TableCell> row, TableHead head) {
        String note = note(row);
        boolean isUnfit = head.text("reason").contains(NOTE) && (note.isEmpty() || note.contains("\""));
        if (isUnfit) {
            findings.add(row.get(0)
                    .error(
                            "the reason says " + NOTE + ", but this row has none that fits",
                            "fill in the column 'note'"));
        }
        return isUnfit;
    }

    private Optional<CheckedRule> read(String name, RowText text) {
        List<Finding> found = new ArrayList<>();
        Optional<CheckedRule> rule = rules.read(name + ".drl", text.text(), found);
        found.stream().map(text::atCell).forEach(findings::add);
        return rule.map(checked -> new CheckedRule(
                checked.description(),
                checked.patterns().stream()
                        .map(pattern -> new RulePattern(
                                pattern.fact(),
                                pattern.bindings(),
                                pattern.conditions(),
                                pattern.places().stream()
                                        .map(place -> text.valueAt(place.line()))
                                        .toList()))
                        .toList(),
                text.atCell(1, 1)));
    }
}
