package dev.sluice.replay.mapping;

import dev.sluice.contract.Contracts;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.finding.NearestName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapping file says: which columns and constants become which fields of {@code TransactionRequested}. Immutable.
 *
 * <pre>
 * fields:
 *   transactionId: ${TRANSACTION_ID}          a column
 *   accountId: cust-${CUSTOMER_ID}            text with a column in it
 *   currency: EUR                             a constant
 *   location.latitude: ${merch_lat}           a field of a record within the transaction
 *   eventTime: {column: TX_DATETIME, format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
 *   amount: {column: CENTS, impliedDecimals: 2}
 *   entryMode: {column: category, values: {misc_net: ECOMMERCE}, otherwise: CHIP, ifEmpty: UNKNOWN}
 * </pre>
 */
public final class Mapping {

    private final String file;
    private final List<FieldMapping> fields;

    Mapping(String file, List<FieldMapping> fields) {
        this.file = file;
        this.fields = List.copyOf(fields);
    }

    /**
     * Reads a mapping file.
     *
     * @param file the name that findings use
     * @param text the file's content
     * @return the mapping with everything that is wrong with the file
     */
    public static Checked<Mapping> parse(String file, String text) {
        Contracts.trust();
        return new MappingReader(file).read(text);
    }

    /**
     * Makes what reads the rows of a file.
     *
     * @param data the name of the data file, for messages
     * @param header the names of its columns
     * @return the reader of its rows, for one thread
     * @throws FindingsException if the mapping asks for columns that the file does not have, with all of them
     */
    public RowMapper bind(String data, List<String> header) {
        List<Finding> findings = new ArrayList<>();
        for (FieldMapping field : fields) {
            for (String column : field.template().columns()) {
                if (!header.contains(column)) {
                    findings.add(finding(
                            field,
                            data + " has no column '" + column + "'",
                            NearestName.hint(column, header, "its columns: " + String.join(", ", header))));
                }
            }
            if (field.template().isConstant()
                    && header.contains(field.template().constant())) {
                String column = field.template().constant();
                findings.add(finding(
                        field,
                        "'" + column + "' is a column of " + data + ", but stands here as a constant",
                        "write ${" + column + "} to take what the column holds"));
            }
        }
        if (!findings.isEmpty()) {
            throw new FindingsException(findings);
        }
        return new RowMapper(fields, header);
    }

    private Finding finding(FieldMapping field, String message, String hint) {
        return Finding.error(file, field.at().line(), field.at().column(), message, hint);
    }
}
