package dev.sluice.replay.mapping;

import dev.sluice.contract.TransactionRequested;
import java.util.List;
import java.util.Objects;

/** Makes transactions of the rows of one file. */
public final class RowMapper {

    private final RecordPlan plan;
    private final int columns;

    RowMapper(List<FieldMapping> fields, List<String> header) {
        plan = new RecordPlan(TransactionRequested.getClassSchema(), 0, fields, header);
        columns = header.size();
    }

    /**
     * Reads a row.
     *
     * @param row as many values as the file has columns, empty where there is none
     * @return the transaction, not yet checked
     * @throws UnusableRowException if a value cannot be converted, or one that must be there is not
     * @throws IllegalArgumentException if the row has another number of values
     */
    public TransactionRequested map(String[] row) throws UnusableRowException {
        if (row.length != columns) {
            throw new IllegalArgumentException(
                    "the row has " + row.length + " values, the file " + columns + " columns");
        }
        return (TransactionRequested) Objects.requireNonNull(plan.fill(row, true));
    }
}
