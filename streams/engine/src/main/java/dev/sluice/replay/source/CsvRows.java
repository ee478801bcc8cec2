package dev.sluice.replay.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, one after the other. */
final class CsvRows implements AutoCloseable {

    private final String name;
    private final CsvParser parser;
    private final List<String> header;
    private long line;

    /**
     * @param file a CSV file whose first line names its columns
     * @throws UnreadableFileException if it cannot be read or names no columns, or one twice
     */
    CsvRows(Path file) {
        name = file.getFileName().toString();
        try {
            Reader reader = InputFile.open(file);
            parser = new CsvFactory().enable(CsvParser.Feature.SKIP_EMPTY_LINES).createParser(reader);
        } catch (IOException e) {
            throw new UnreadableFileException("cannot read " + file + ": " + e, e);
        }
        header = readHeader();
    }

    private List<String> readHeader() {
        String[] names = next();
        if (names == null) {
            throw new UnreadableFileException(name + " is empty; its first line must name its columns", null);
        }
        List<String> columns = new ArrayList<>();
        for (String column : names) {
            if (columns.contains(column.strip())) {
                throw new UnreadableFileException(
                        name + ":1: two columns are called '" + column.strip() + "'; rename one of them", null);
            }
            columns.add(column.strip());
        }
        return List.copyOf(columns);
    }

    /** Names of the columns. */
    List<String> header() {
        return header;
    }

    /** The line on which the last row began, counted from 1. */
    long line() {
        return line;
    }

    /**
     * The next row, of however many values; null after the last one.
     *
     * @throws UnreadableFileException if the file cannot be read any further
     */
    String @Nullable [] next() {
        try {
            JsonToken start = parser.nextToken();
            if (start == null) {
                return null;
            }
            List<String> values = new ArrayList<>(header == null ? 0 : header.size());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (values.isEmpty()) {
                    // The row itself has the place of the row before.
                    line = parser.currentTokenLocation().getLineNr();
                }
                values.add(parser.getText());
            }
            return values.toArray(String[]::new);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(
                    name + ":" + parser.currentLocation().getLineNr() + ": this is not CSV: " + e.getOriginalMessage()
                            + "; check the quotes in this line",
                    e);
        } catch (IOException e) {
            throw new UnreadableFileException(
                    name + ": after line " + line + " it cannot be read any further (is it UTF-8, and whole?): " + e,
                    e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be closed", e);
        }
    }
}
