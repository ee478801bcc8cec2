package dev.sluice.rules.tables;

import dev.sluice.finding.Finding;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Place;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.language.RuleReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a row as the rule file that it stands for. What is refused in it is replaced by something that gives no findings, so
 * that one mistake does not hide another.
 */
final class RowReader {

    private static final String NOTE_IN_REASON = "{note}";
    private static final Pattern NUMBER_FORM = Pattern.compile("[A-Z0-9]{1,20}");
    private static final String ANY_NUMBER = "000";
    private static final String ANY_SCORE = "0.5";
    private static final String ANY_CONDITION = "    Transaction(amount >= 0)";

    private final TableHead head;
    private final TableColumns columns;
    private final RuleReader rules;
    private final List<Finding> findings;

    RowReader(TableHead head, TableColumns columns, RuleReader rules, List<Finding> findings) {
        this.head = head;
        this.columns = columns;
        this.rules = rules;
        this.findings = findings;
    }

    /** A cell that asks something. */
    private record ConditionCell(TableColumn column, TableCell cell) {}

    /** The row; empty if not even its number can be read. */
    Optional<TableRow> read(List<TableCell> row) {
        int before = findings.size();
        TableCell number = row.get(0);
        boolean isNumbered = NUMBER_FORM.matcher(number.text()).matches();
        if (!isNumbered) {
            findings.add(number.error("a row begins with its number, capitals and digits", "write 001"));
        }
        if (row.size() > columns.count()) {
            findings.add(number.error(
                    "this row has " + row.size() + " cells, but there are " + columns.count() + " columns",
                    "a value with commas stands in double quotes"));
        }
        if (!columns.areAnyAskedIn(row)) {
            findings.add(number.error("this row asks for nothing, it would hit everything", "fill in a condition"));
        }
        String reason = reason(row);
        String id = head.textOrExample("prefix") + "-" + (isNumbered ? number.text() : ANY_NUMBER);
        Optional<CheckedRule> rule = rule(id, rowText(id, reason, row, conditions(row)));
        boolean isRight = findings.size() == before;
        return isNumbered
                ? Optional.of(new TableRow(
                        id,
                        new Place(number.file(), number.line(), number.column()),
                        isRight ? rule : Optional.empty()))
                : Optional.empty();
    }

    /** The conditions that can be asked, by fact. */
    private Map<String, List<ConditionCell>> conditions(List<TableCell> row) {
        Map<String, List<ConditionCell>> byFact = new LinkedHashMap<>();
        columns.asking().forEach((index, column) -> {
            if (index < row.size() && !row.get(index).isEmpty()) {
                ConditionCell asked = new ConditionCell(column, row.get(index));
                if (isOneCondition(asked)) {
                    byFact.computeIfAbsent(column.fact(), fact -> new ArrayList<>())
                            .add(asked);
                }
            }
        });
        return byFact;
    }

    /** Without this a cell could close its condition and open another one, which nobody looks for in a table. */
    private boolean isOneCondition(ConditionCell asked) {
        TableColumn column = asked.column();
        String condition = column.question() + column.beforeValue() + column.value(asked.cell()) + column.afterValue();
        Optional<String> problem = RuleReader.whyNotOneCondition(condition);
        problem.ifPresent(why -> findings.add(asked.cell()
                .error("this does not make one condition, '" + condition + "': " + why, "a cell holds one value")));
        return problem.isEmpty();
    }

    private RowText rowText(String id, String reason, List<TableCell> row, Map<String, List<ConditionCell>> byFact) {
        TableCell number = row.get(0);
        RowText text = new RowText();
        text.add("rule \"", id, "\"", number);
        for (String name : List.of("share", "hitRate", "quarantine", "since", "until")) {
            head.find(name).ifPresent(cell -> text.add("    @" + name + "(\"", cell.text(), "\")", cell));
        }
        for (String name : List.of("owner", "severity", "lifecycle")) {
            text.add(
                    "    @" + name + "(\"",
                    head.textOrExample(name),
                    "\")",
                    head.find(name).orElse(number));
        }
        text.add("    @reason(\"", reason, "\")", head.find("reason").orElse(number));
        if (head.find("technique").isPresent() || !head.text("outcome").equals("allow")) {
            String technique = head.textOrExample("technique");
            text.add(
                    "    @technique(\"",
                    technique,
                    "\")",
                    head.find("technique").orElse(number));
        }
        text.add("when", "", "", number);
        if (byFact.isEmpty()) {
            text.add(ANY_CONDITION, "", "", number);
        }
        byFact.forEach((fact, asked) -> {
            text.add("    ", fact, "(", asked.get(0).column().head());
            for (int i = 0; i < asked.size(); i++) {
                text.add("        ", asked.get(i).column(), asked.get(i).cell(), i + 1 < asked.size() ? "," : "");
            }
            text.add("    )", "", "", number);
        });
        text.add("then", "", "", number);
        Optional<TableCell> score = columns.cell(TableColumns.SCORE, row);
        String outcome = "    " + head.textOrExample("outcome") + "(";
        String scoreIfNone = columns.isUnknown(TableColumns.SCORE) ? ANY_SCORE : "";
        text.add(outcome, score.map(TableCell::text).orElse(scoreIfNone), ");", score.orElse(number));
        text.add("end", "", "", number);
        return text;
    }

    /** The note becomes part of a rule only through the reason, in which nothing may end the text early. */
    private String reason(List<TableCell> row) {
        String reason = head.textOrExample("reason");
        String note = columns.cell(TableColumns.NOTE, row).map(TableCell::text).orElse("");
        if (!reason.contains(NOTE_IN_REASON) || columns.isUnknown(TableColumns.NOTE)) {
            return reason;
        }
        if (note.isEmpty() || note.contains("\"")) {
            findings.add(row.get(0)
                    .error(
                            "the reason says " + NOTE_IN_REASON + ", but this row has none that fits",
                            "fill in the column 'note'"));
            return reason;
        }
        return reason.replace(NOTE_IN_REASON, note);
    }

    private Optional<CheckedRule> rule(String id, RowText text) {
        List<Finding> found = new ArrayList<>();
        Optional<CheckedRule> rule = rules.read(head.textOrExample("entity") + "/" + id + ".drl", text.text(), found);
        found.stream().map(text::atCell).map(head::inItsWords).forEach(findings::add);
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
