package dev.sluice.replay.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with columns in it, such as {@code cust-${CUSTOMER_ID}}.
 *
 * @param parts literal text and columns in turn
 */
record Template(List<Part> parts) {

    private static final Pattern COLUMN = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * A piece of it.
     *
     * @param text what stands there, or the column's name
     * @param isColumn which of the two
     */
    record Part(String text, boolean isColumn) {}

    Template {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template; without any {@code ${}} it is a constant.
     *
     * @throws IllegalArgumentException if a column has no name or a brace is left open
     */
    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            addLiteral(text.substring(end, matcher.start()), parts);
            String column = matcher.group(1).strip();
            if (column.isEmpty()) {
                throw new IllegalArgumentException("write the column's name between the braces");
            }
            parts.add(new Part(column, true));
            end = matcher.end();
        }
        addLiteral(text.substring(end), parts);
        return new Template(parts);
    }

    /** Nothing but a column. */
    static Template ofColumn(String column) {
        return new Template(List.of(new Part(column, true)));
    }

    private static void addLiteral(String literal, List<Part> parts) {
        if (literal.contains("${")) {
            throw new IllegalArgumentException("a column is written ${NAME}; the closing brace is missing");
        }
        if (!literal.isEmpty()) {
            parts.add(new Part(literal, false));
        }
    }

    /** Names of the columns in it, in their order. */
    List<String> columns() {
        return parts.stream().filter(Part::isColumn).map(Part::text).toList();
    }

    /** Whether it is the same for every row. */
    boolean isConstant() {
        return parts.stream().noneMatch(Part::isColumn);
    }

    /** Its text if it is constant. */
    String constant() {
        return parts.isEmpty() ? "" : parts.get(0).text();
    }
}
