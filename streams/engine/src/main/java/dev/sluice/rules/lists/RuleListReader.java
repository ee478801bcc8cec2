package dev.sluice.rules.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code lists/name.csv}: a header with {@code value} and perhaps {@code until} and {@code note}, then one value a line. */
public final class RuleListReader {

    private static final int VALUE_CHARACTERS_MAX = 200;
    private static final int NOTE_CHARACTERS_MAX = 500;
    private static final Pattern FORMULA = Pattern.compile("[=@]|[+-](?![0-9 ]*$)");
    private static final String FORMULA_HINT = "begin with a letter or a digit";
    private static final int FINDINGS_MAX = 100;
    private static final List<String> COLUMNS = List.of("value", "until", "note");
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final String file;
    private final List<Finding> findings;
    private final Map<String, Long> untilMillisByValue = new HashMap<>();
    private final int findingsBefore;

    private RuleListReader(String file, List<Finding> findings) {
        this.file = file;
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
        RuleListReader reader = new RuleListReader(file, findings);
        reader.read(text);
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
        return new RuleList(name, reader.untilMillisByValue);
    }

    private void read(String text) {
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
            error(1, "the list has no header", "its first line is: value,until,note");
        } catch (JsonProcessingException e) {
            error(
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    "this line is not valid CSV",
                    "check the quotes");
        } catch (IOException | RuntimeException e) {
            error(0, "the list cannot be read as CSV", "check the quotes");
        }
    }

    private boolean headerIsRight(List<String> header) {
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                error(
                        1,
                        "unknown column '" + column + "'",
                        NearestName.hint(column, COLUMNS, "columns are value, until, note"));
                return false;
            }
        }
        if (!header.contains("value") || header.stream().distinct().count() != header.size()) {
            error(
                    1,
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
                    "this line has " + row.length + " columns, the header " + header.size(),
                    "quote a value with commas");
            return;
        }
        String value = cell(header, row, "value");
        if (value.isEmpty() || value.length() > VALUE_CHARACTERS_MAX) {
            error(line, "the value must have 1 to " + VALUE_CHARACTERS_MAX + " characters", null);
            return;
        }
        if (!cellsAreHarmless(value, cell(header, row, "note"), line)) {
            return;
        }
        Long until = until(cell(header, row, "until"));
        if (until == null) {
            error(line, "'until' is no date", "write 2026-12-31 or 2026-12-31T08:00:00Z, or leave it empty");
        } else if (untilMillisByValue.put(value, until) != null) {
            error(line, "the value '" + value + "' is given twice", "remove one of them");
        }
    }

    /** Lists are kept in spreadsheets, which would run a formula, and a line break would make two entries look like one. */
    private boolean cellsAreHarmless(String value, String note, int line) {
        int before = findings.size();
        if (note.length() > NOTE_CHARACTERS_MAX) {
            error(line, "the note has more than " + NOTE_CHARACTERS_MAX + " characters", "refer to the case instead");
        }
        for (String cell : List.of(value, note)) {
            if (FORMULA.matcher(cell).lookingAt()) {
                error(line, "a spreadsheet would take '" + shortened(cell) + "' for a formula", FORMULA_HINT);
            } else if (cell.chars().anyMatch(Character::isISOControl)) {
                error(line, "a cell holds a line break or another control character", "write one value a line");
            }
        }
        return findings.size() == before;
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

    private void error(int line, String message, @Nullable String hint) {
        findings.add(Finding.error(file, line, 0, message, hint));
    }
}
