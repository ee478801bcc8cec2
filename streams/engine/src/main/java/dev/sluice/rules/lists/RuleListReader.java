package dev.sluice.rules.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.sluice.finding.CsvLine;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code lists/name.csv}: a header with {@code value} and perhaps {@code until} and {@code note}, then one value a line. */
public final class RuleListReader {

    private static final int VALUE_CHARACTERS_MAX = 200;
    private static final int NOTE_CHARACTERS_MAX = 500;
    private static final Pattern FORMULA = Pattern.compile("[=@]|[+-](?![0-9 ]*$)");
    private static final String FORMULA_HINT = "begin with a letter or a digit";
    private static final int FINDINGS_MAX = 100;
    private static final String VALUE = "value";
    private static final String UNTIL = "until";
    private static final String NOTE = "note";
    private static final List<String> COLUMNS = List.of(VALUE, UNTIL, NOTE);
    private static final int NO_CELL = -1;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final String file;
    private final String text;
    private final LinesInOrder lines;
    private final List<Finding> findings;
    private final Map<String, Long> untilMillisByValue = new HashMap<>();
    private final int findingsBefore;

    private RuleListReader(String file, String text, List<Finding> findings) {
        this.file = file;
        // Without a line feed at the end Jackson counts the last line as the one before it.
        this.text = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        this.lines = new LinesInOrder(this.text);
        this.findings = findings;
        this.findingsBefore = findings.size();
    }

    /**
     * Reads a list.
     *
     * @param file the file's path, whose name is the list's name
     * @param text the file's content
     * @param findings where everything that is wrong is added, up to a hundred findings
     * @return the list as far as it could be read
     */
    public static RuleList read(String file, String text, List<Finding> findings) {
        RuleListReader reader = new RuleListReader(file, text, findings);
        reader.read();
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
        return new RuleList(name, reader.untilMillisByValue);
    }

    private void read() {
        Optional<Finding> semicolons = CsvLine.separatedBySemicolons(file, 1, lines.line(1));
        if (semicolons.isPresent()) {
            findings.add(semicolons.get());
            return;
        }
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(text)) {
            List<String> header = List.of(rows.next());
            if (!headerIsRight(header)) {
                return;
            }
            while (findings.size() < findingsBefore + FINDINGS_MAX && rows.hasNextValue()) {
                String[] row = rows.nextValue();
                row(header, row, rows.getParser().currentLocation().getLineNr() - 1);
            }
        } catch (NoSuchElementException e) {
            error(1, 0, "the list has no header", "its first line is: value,until,note");
        } catch (JsonProcessingException e) {
            error(
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    NO_CELL,
                    "this line is not valid CSV",
                    "check the quotes");
        } catch (IOException | RuntimeException e) {
            error(0, NO_CELL, "the list cannot be read as CSV", "check the quotes");
        }
    }

    private boolean headerIsRight(List<String> header) {
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                error(
                        1,
                        header.indexOf(column),
                        "unknown column '" + column + "'",
                        NearestName.hint(column, COLUMNS, "columns are value, until, note"));
                return false;
            }
        }
        if (!header.contains(VALUE) || header.stream().distinct().count() != header.size()) {
            error(
                    1,
                    0,
                    "the header needs the column 'value', and each column once",
                    "its first line is: value,until,note");
            return false;
        }
        return true;
    }

    private void row(List<String> header, String[] row, int line) {
        if (row.length > header.size()) {
            error(
                    line,
                    header.size(),
                    "this line has " + row.length + " columns, the header " + header.size(),
                    "quote a value with commas");
            return;
        }
        String value = cell(header, row, VALUE);
        boolean isValueRight = isValueRight(line, header.indexOf(VALUE), value);
        boolean isNoteRight = isNoteRight(line, header.indexOf(NOTE), cell(header, row, NOTE));
        Long until = until(cell(header, row, UNTIL));
        if (until == null) {
            error(
                    line,
                    header.indexOf(UNTIL),
                    "'until' is no date",
                    "write 2026-12-31 or 2026-12-31T08:00:00Z, or leave it empty");
        } else if (isValueRight && isNoteRight && untilMillisByValue.put(value, until) != null) {
            error(line, header.indexOf(VALUE), "the value '" + value + "' is given twice", "remove one of them");
        }
    }

    private boolean isValueRight(int line, int cell, String value) {
        if (value.isEmpty() || value.length() > VALUE_CHARACTERS_MAX) {
            error(line, cell, "the value must have 1 to " + VALUE_CHARACTERS_MAX + " characters", null);
            return false;
        }
        return isHarmless(line, cell, value);
    }

    private boolean isNoteRight(int line, int cell, String note) {
        boolean isShort = note.length() <= NOTE_CHARACTERS_MAX;
        if (!isShort) {
            error(
                    line,
                    cell,
                    "the note has more than " + NOTE_CHARACTERS_MAX + " characters",
                    "refer to the case instead");
        }
        return isHarmless(line, cell, note) && isShort;
    }

    /** Lists are kept in spreadsheets, which would run a formula, and a line break would make two entries look like one. */
    private boolean isHarmless(int line, int cell, String text) {
        if (FORMULA.matcher(text).lookingAt()) {
            error(line, cell, "a spreadsheet would take '" + shortened(text) + "' for a formula", FORMULA_HINT);
            return false;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            error(line, cell, "a cell holds a line break or another control character", "write one value a line");
            return false;
        }
        return true;
    }

    private static String shortened(String cell) {
        return cell.length() > 20 ? cell.substring(0, 20) + "..." : cell;
    }

    private static String cell(List<String> header, String[] row, String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= row.length ? "" : row[index];
    }

    private static @Nullable Long until(String text) {
        if (text.isEmpty()) {
            return RuleList.FOR_EVER;
        }
        try {
            Instant until = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return until.toEpochMilli();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void error(int line, int cell, String message, @Nullable String hint) {
        List<Integer> columns = line == 0 || cell < 0 ? List.of() : CsvLine.columns(lines.line(line));
        findings.add(
                Finding.error(file, line, cell < columns.size() && cell >= 0 ? columns.get(cell) : 0, message, hint));
    }
}
