package dev.sluice.replay.source;

import dev.sluice.contract.FraudLabel;
import dev.sluice.finding.NearestName;
import dev.sluice.ingest.PanRedactor;
import dev.sluice.replay.mapping.Mapping;
import dev.sluice.replay.mapping.RowMapper;
import dev.sluice.replay.mapping.UnusableRowException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions of a CSV file, which arrive in the order of their rows. */
final class CsvEventSource implements EventSource {

    static final String UNUSABLE_VALUE = "UNUSABLE_VALUE";
    private static final String WRONG_WIDTH = "WRONG_NUMBER_OF_VALUES";

    private final String name;
    private final CsvRows rows;
    private final RowMapper mapper;
    private final @Nullable LabelColumn label;
    private final int labelIndex;

    /**
     * @param file the file, compressed by gzip or not
     * @param mapping what its columns mean
     * @param label the column with what the transactions turned out to be, or null
     * @throws IllegalArgumentException if the file does not have the label's column
     */
    CsvEventSource(Path file, Mapping mapping, @Nullable LabelColumn label) {
        this.name = file.getFileName().toString();
        this.rows = new CsvRows(file);
        this.label = label;
        try {
            mapper = mapping.bind(name, rows.header());
            labelIndex = label == null ? -1 : labelIndex(label);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private int labelIndex(LabelColumn column) {
        int index = rows.header().indexOf(column.column());
        if (index < 0) {
            throw new IllegalArgumentException(name + " has no column '" + column.column() + "' with labels: "
                    + NearestName.hint(
                            column.column(), rows.header(), "its columns are " + String.join(", ", rows.header())));
        }
        return index;
    }

    @Override
    public @Nullable SourceItem next() {
        String[] row = rows.next();
        if (row == null) {
            return null;
        }
        List<String> raw = Arrays.asList(row);
        int columns = rows.header().size();
        if (row.length != columns) {
            String what = "the row has " + row.length + " values, but the first line names " + columns
                    + " columns: check its commas and quotes";
            return rejected("", WRONG_WIDTH, what, raw);
        }
        try {
            return new SourceItem.Arrived(rows.line(), null, mapper.map(row), truth(row), raw);
        } catch (UnusableRowException e) {
            return rejected(e.field(), UNUSABLE_VALUE, e.getMessage(), raw);
        }
    }

    private @Nullable FraudLabel truth(String[] row) {
        return label == null ? null : label.truth(row[labelIndex].strip());
    }

    private SourceItem.Rejected rejected(String field, String reason, @Nullable String what, List<String> raw) {
        String message = name + ":" + rows.line() + ": " + PanRedactor.redact(String.valueOf(what));
        return new SourceItem.Rejected(rows.line(), field, reason, message, raw);
    }

    @Override
    public void close() {
        rows.close();
    }
}
