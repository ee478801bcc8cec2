package dev.sluice.rules.tables;

import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.facts.Vocabulary;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column that asks something, such as {@code Transaction: amount >=}; a cell below it is the value.
 *
 * @param head the cell that heads it
 * @param fact the fact, as it is written
 * @param question what is asked of it, without the value: {@code amount >=}
 * @param questionOffset where the question begins in the head's text
 */
record TableColumn(TableCell head, String fact, String question, int questionOffset) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z]+)\\s*:\\s*(\\S.*(?:==|!=|<=|>=|<|>|\\bin|\\bcontains))");
    private static final Pattern TAKES_SEVERAL = Pattern.compile(".*\\bin");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9.]*");

    /** The column that the cell heads, or empty if it is of another form. */
    static Optional<TableColumn> of(TableCell head) {
        Matcher matcher = FORM.matcher(head.text());
        return matcher.matches()
                ? Optional.of(new TableColumn(head, matcher.group(1), matcher.group(2), matcher.start(2)))
                : Optional.empty();
    }

    /** What stands between question and value in a rule. */
    String beforeValue() {
        return takesSeveral() ? " (" : " ";
    }

    /** What stands behind the value in a rule. */
    String afterValue() {
        return takesSeveral() ? ")" : "";
    }

    /** The value as a rule has it: texts in quotes, which nobody has to write in a table. */
    String value(TableCell cell) {
        if (!isText() || cell.text().contains("\"")) {
            return cell.text();
        }
        return takesSeveral()
                ? Arrays.stream(cell.text().split(",", -1))
                        .map(text -> '"' + text.strip() + '"')
                        .collect(Collectors.joining(", "))
                : '"' + cell.text() + '"';
    }

    private boolean takesSeveral() {
        return TAKES_SEVERAL.matcher(question).matches();
    }

    private boolean isText() {
        Matcher field = FIELD.matcher(question);
        return field.lookingAt()
                && FactType.named(fact)
                        .flatMap(type -> Vocabulary.get().field(type, field.group()))
                        .filter(known ->
                                known.type().kind() == Kind.TEXT || known.type().kind() == Kind.TEXTS)
                        .isPresent();
    }
}
