package dev.sluice.rules.tables;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rows above the columns say: what all rules of the table have in common. */
final class TableHead {

    private static final Map<String, String> EXAMPLES = examples();
    private static final List<String> OPTIONAL =
            List.of("share", "hitRate", "quarantine", "technique", "since", "until");
    private static final Map<String, Pattern> FORMS = Map.of(
            "prefix", Pattern.compile("[A-Z][A-Z0-9]{0,19}(-[A-Z0-9]{1,20}){1,4}"),
            "entity", Pattern.compile("[a-z][a-z0-9-]{0,30}"),
            "outcome", Pattern.compile("allow|challenge|block|review"));

    private static final Pattern ANNOTATION = Pattern.compile("@([A-Za-z]+)\\(\"?([^\")]*)\"?\\)");
    private static final Pattern ANNOTATION_NAME = Pattern.compile("@([A-Za-z]+)");

    private final Map<String, TableCell> values = new LinkedHashMap<>();

    private static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("prefix", "prefix,FRD-LIM");
        examples.put("entity", "entity,account");
        examples.put("owner", "owner,card-fraud");
        examples.put("severity", "severity,medium");
        examples.put("lifecycle", "lifecycle,shadow");
        examples.put("share", "share,10%");
        examples.put("hitRate", "hitRate,0%..0.5%");
        examples.put("quarantine", "quarantine,terminal 24h");
        examples.put("technique", "technique,F1018");
        examples.put("since", "since,2026-03-01");
        examples.put("until", "until,2026-12-31");
        examples.put("outcome", "outcome,challenge");
        examples.put("reason", "reason,The amount is beyond the limit of the merchant's category");
        return examples;
    }

    /** Reads the rows; what is missing, unknown or of a wrong form is a finding. */
    static TableHead read(String file, List<List<TableCell>> rows, List<Finding> findings) {
        TableHead head = new TableHead();
        rows.forEach(row -> head.take(row, findings));
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            boolean isAllow = head.text("outcome").equals("allow");
            boolean isOptional = OPTIONAL.contains(example.getKey())
                    && (isAllow || !example.getKey().equals("technique"));
            if (!isOptional && !head.values.containsKey(example.getKey())) {
                findings.add(Finding.error(
                        file,
                        1,
                        0,
                        "the head has no '" + example.getKey() + "'",
                        "add the line " + example.getValue()));
            }
        }
        return head;
    }

    private void take(List<TableCell> row, List<Finding> findings) {
        TableCell name = row.get(0);
        String example = EXAMPLES.get(name.text());
        if (example == null) {
            findings.add(name.error(
                    "the head knows no '" + name.text() + "'",
                    NearestName.hint(
                            name.text(), EXAMPLES.keySet(), "it knows " + String.join(", ", EXAMPLES.keySet()))));
            return;
        }
        TableCell value = row.size() < 2 ? new TableCell(name.file(), name.line(), name.column(), "") : row.get(1);
        boolean isPlain =
                !value.isEmpty() && value.text().chars().noneMatch(c -> c == '"' || Character.isISOControl(c));
        Pattern form = FORMS.get(name.text());
        if (!isPlain || (form != null && !form.matcher(value.text()).matches())) {
            findings.add(value.error("the value of '" + name.text() + "' is not accepted", "write " + example));
        } else if (values.putIfAbsent(name.text(), value) != null) {
            findings.add(name.error("'" + name.text() + "' is given twice", "remove one of them"));
        }
    }

    /** What is wrong with an annotation of a row's rule, in the words of the head that it came from. */
    Finding inItsWords(Finding finding) {
        boolean isOfHead = values.values().stream()
                .anyMatch(cell -> cell.line() == finding.line() && cell.column() <= finding.column());
        return isOfHead
                ? Finding.error(
                        finding.file(),
                        finding.line(),
                        finding.column(),
                        inItsWords(finding.message()),
                        finding.hint() == null ? null : inItsWords(finding.hint()))
                : finding;
    }

    private static String inItsWords(String message) {
        String rows = ANNOTATION.matcher(message).replaceAll("$1,$2");
        return ANNOTATION_NAME.matcher(rows).replaceAll("'$1'");
    }

    /** A value, if it is given. */
    Optional<TableCell> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text of a value; empty if it is not given. */
    String text(String name) {
        return find(name).map(TableCell::text).orElse("");
    }

    /** The text of a value that must be there; where it is missing or not accepted, one that gives no further findings. */
    String textOrExample(String name) {
        String example = String.valueOf(EXAMPLES.get(name));
        return find(name).map(TableCell::text).orElse(example.substring(example.indexOf(',') + 1));
    }
}
