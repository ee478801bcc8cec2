package dev.sluice.replay.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field's source with its columns found in one file, so that a row is read without a look-up. */
final class BoundField {

    private static final int VALUE_CHARACTERS_MAX = 80;

    private final FieldMapping mapping;
    private final List<Template.Part> parts;
    private final int[] columnOfPart;
    private final @Nullable Object constant;

    BoundField(FieldMapping mapping, List<String> header) {
        this.mapping = mapping;
        parts = mapping.template().parts();
        columnOfPart = parts.stream()
                .mapToInt(part -> part.isColumn() ? header.indexOf(part.text()) : -1)
                .toArray();
        constant = mapping.template().isConstant()
                ? mapping.conversion().convert(mapping.template().constant())
                : null;
    }

    /** The value in a row; null if a column that it needs is empty. */
    @Nullable
    Object value(String[] row) throws UnusableRowException {
        if (constant != null) {
            return constant;
        }
        String text = text(row);
        if (text == null) {
            return mapping.ifEmpty();
        }
        try {
            return mapping.conversion().convert(text);
        } catch (IllegalArgumentException e) {
            throw unusable("'" + shortened(text) + "' cannot be used: " + e.getMessage());
        }
    }

    /** What stops a row in which a field that must be there is not. */
    UnusableRowException missing() {
        return unusable("is empty, but every transaction needs it: fill it, or give 'ifEmpty' in the mapping");
    }

    private UnusableRowException unusable(String what) {
        String columns = String.join(", ", mapping.template().columns());
        String path = mapping.target().path();
        return new UnusableRowException(path, "column " + columns + " (for " + path + "): " + what);
    }

    private @Nullable String text(String[] row) {
        if (columnOfPart.length == 1) {
            String text = row[columnOfPart[0]].strip();
            return text.isEmpty() ? null : text;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columnOfPart.length; i++) {
            String piece = columnOfPart[i] < 0 ? parts.get(i).text() : row[columnOfPart[i]].strip();
            if (piece.isEmpty()) {
                return null;
            }
            text.append(piece);
        }
        return text.toString();
    }

    private static String shortened(String text) {
        return text.length() <= VALUE_CHARACTERS_MAX ? text : text.substring(0, VALUE_CHARACTERS_MAX) + "...";
    }
}
