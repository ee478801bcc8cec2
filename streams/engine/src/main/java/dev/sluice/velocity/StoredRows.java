package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/**
 * The stored form of rows, read column by column. Numbers are variable-length (seven bits a byte, least first) unless
 * noted; "signed" ones are zigzag; hashes are 8 bytes, least first; a section has its length before it.
 *
 * <pre>
 * n              number of rows
 * times          section: n signed: difference to the row before; the first to 0
 * arrivals       section: n signed: likewise
 * transactions   section: n hashes
 * amounts        section: n signed, in ten-thousandths
 * labels         section: count of labelled rows, then for each: rows since the labelled one before, count of labels,
 *                and for each label from the first that arrived: 1 byte, {@link Label#code()}, signed knownAt − the
 *                row's time, arrival number − the row's
 * places         section: 1 byte: 0 no row's is known; 1 all have one and the same, signed latitude and longitude in
 *                ten-thousandths of a degree; 2 count of rows whose is known, then for each: rows since the one before,
 *                signed differences of latitude and longitude to the one before; the first to 0
 * attributes     count of those that any row has, then for each: its number, and a section: size d of the dictionary, d
 *                hashes, 1 byte width: 0 all rows have the first value; else n codes of 1, 2 or 4 bytes, 0 for "no value"
 * </pre>
 */
final class StoredRows {

    private static final int UNIFORM = 0;
    private static final int NO_PLACES = 0;
    private static final int ONE_PLACE = 1;
    private static final int SEVERAL_PLACES = 2;

    private final int size;
    private final ByteReader times;
    private final ByteReader arrivals;
    private final ByteReader transactions;
    private final ByteReader amounts;
    private final ByteReader labels;
    private final ByteReader places;
    private final @Nullable ByteReader[] attributes = new ByteReader[Attribute.COUNT];

    /** Finds the columns, without reading them. */
    StoredRows(ByteReader in) {
        size = in.readCount(1);
        times = in.readSection();
        arrivals = in.readSection();
        transactions = in.readSection();
        amounts = in.readSection();
        labels = in.readSection();
        places = in.readSection();
        int count = in.readCount(1);
        for (int i = 0; i < count; i++) {
            long number = in.readUnsigned();
            if (number < 1 || number > Attribute.COUNT) {
                throw new HistoryFormatException(
                        "attribute number " + number + " is not known to this Sluice (highest: " + Attribute.COUNT
                                + "): the history was written by a newer release");
            }
            attributes[(int) number - 1] = in.readSection();
        }
    }

    int size() {
        return size;
    }

    /** As all columns that are read, with room for one more row: the one that the history was fetched for. */
    long[] times() {
        return differences(times);
    }

    long[] arrivals() {
        return differences(arrivals);
    }

    long[] transactionHashes() {
        long[] hashes = new long[size + 1];
        for (int row = 0; row < size; row++) {
            hashes[row] = transactions.readLong();
        }
        transactions.expectEnd();
        return hashes;
    }

    long[] amounts() {
        long[] values = new long[size + 1];
        for (int row = 0; row < size; row++) {
            values[row] = amounts.readSigned();
        }
        amounts.expectEnd();
        return values;
    }

    /** The labels, null if there are none. */
    @Nullable
    LabelEntry @Nullable [] labels(long[] rowTimes, long[] rowArrivals) {
        int labelled = labels.readCount(1);
        if (labelled == 0) {
            labels.expectEnd();
            return null;
        }
        @Nullable LabelEntry[] entries = new LabelEntry[size + 1];
        int row = 0;
        for (int i = 0; i < labelled; i++) {
            row = nextRow(row, labels, "label");
            int count = labels.readCount(1);
            LabelEntry entry = null;
            for (int j = 0; j < count; j++) {
                Label label = Label.ofCode(labels.readByte());
                long knownAtMillis = rowTimes[row] + labels.readSigned();
                entry = new LabelEntry(label, knownAtMillis, rowArrivals[row] + labels.readUnsigned(), entry);
            }
            entries[row] = entry;
        }
        labels.expectEnd();
        return entries;
    }

    AttributeColumn column(Attribute attribute) {
        ByteReader in = attributes[attribute.number() - 1];
        if (in == null) {
            return AttributeColumn.OF_NOTHING;
        }
        int dictionarySize = in.readCount(Long.BYTES);
        long[] dictionary = new long[dictionarySize];
        for (int i = 0; i < dictionarySize; i++) {
            dictionary[i] = in.readLong();
        }
        int width = in.readByte();
        if (width == UNIFORM) {
            in.expectEnd();
            return new AttributeColumn(dictionary, 1, null);
        }
        int[] codes = in.readInts(size, width);
        for (int code : codes) {
            if (code < 0 || code > dictionarySize) {
                throw new HistoryFormatException("code " + code + " in a dictionary of " + dictionarySize);
            }
        }
        in.expectEnd();
        return new AttributeColumn(dictionary, 0, codes);
    }

    PlaceColumn places() {
        PlaceColumn column = new PlaceColumn();
        int form = places.readByte();
        if (form == ONE_PLACE) {
            long place = place(places.readSigned(), places.readSigned());
            for (int row = 0; row < size; row++) {
                column.set(row, size, place);
            }
        } else if (form == SEVERAL_PLACES) {
            readEachPlace(column);
        } else if (form != NO_PLACES) {
            throw new HistoryFormatException("places of form " + form);
        }
        places.expectEnd();
        return column;
    }

    private void readEachPlace(PlaceColumn column) {
        int known = places.readCount(1);
        int row = 0;
        long latitude = 0;
        long longitude = 0;
        for (int i = 0; i < known; i++) {
            row = nextRow(row, places, "place");
            latitude += places.readSigned();
            longitude += places.readSigned();
            column.set(row, size, place(latitude, longitude));
        }
    }

    private static long place(long latitude, long longitude) {
        long place = Place.ofUnits(latitude, longitude);
        if (place == Place.NONE) {
            throw new HistoryFormatException(
                    "there is no place at " + latitude + ", " + longitude + " ten-thousandths of a degree on Earth");
        }
        return place;
    }

    private int nextRow(int row, ByteReader in, String what) {
        int next = row + (int) in.readUnsigned();
        if (next < 0 || next >= size) {
            throw new HistoryFormatException("a " + what + " belongs to event " + next + " of " + size);
        }
        return next;
    }

    private long[] differences(ByteReader in) {
        long[] values = new long[size + 1];
        long previous = 0;
        for (int row = 0; row < size; row++) {
            previous += in.readSigned();
            values[row] = previous;
        }
        in.expectEnd();
        return values;
    }

    /** Writes rows in the form that this reads. */
    static void write(EventRows rows, ByteWriter out) {
        int size = rows.size();
        out.writeUnsigned(size);
        ByteWriter section = new ByteWriter(size * Long.BYTES + 16);
        long previous = 0;
        for (int row = 0; row < size; row++) {
            section.writeSigned(rows.time(row) - previous);
            previous = rows.time(row);
        }
        finish(section, out);
        previous = 0;
        for (int row = 0; row < size; row++) {
            section.writeSigned(rows.arrival(row) - previous);
            previous = rows.arrival(row);
        }
        finish(section, out);
        for (int row = 0; row < size; row++) {
            section.writeLong(rows.transactionHash(row));
        }
        finish(section, out);
        for (int row = 0; row < size; row++) {
            section.writeSigned(rows.amount(row));
        }
        finish(section, out);
        writeLabels(rows, section);
        finish(section, out);
        writePlaces(rows, section);
        finish(section, out);
        writeColumns(rows, section, out);
    }

    private static void finish(ByteWriter section, ByteWriter out) {
        out.writeSection(section);
        section.clear();
    }

    private static void writeLabels(EventRows rows, ByteWriter out) {
        int labelled = 0;
        for (int row = 0; row < rows.size(); row++) {
            labelled += rows.label(row) == null ? 0 : 1;
        }
        out.writeUnsigned(labelled);
        int previousRow = 0;
        for (int row = 0; row < rows.size() && labelled > 0; row++) {
            LabelEntry label = rows.label(row);
            if (label != null) {
                out.writeUnsigned(row - previousRow);
                previousRow = row;
                out.writeUnsigned(LabelEntry.count(label));
                writeLabel(rows, row, label, out);
            }
        }
    }

    private static void writeLabel(EventRows rows, int row, LabelEntry label, ByteWriter out) {
        LabelEntry earlier = label.earlier();
        if (earlier != null) {
            writeLabel(rows, row, earlier, out);
        }
        out.writeByte(label.label().code());
        out.writeSigned(label.knownAtMillis() - rows.time(row));
        out.writeUnsigned(label.arrival() - rows.arrival(row));
    }

    private static void writePlaces(EventRows rows, ByteWriter out) {
        int known = 0;
        boolean same = true;
        for (int row = 0; row < rows.size(); row++) {
            known += rows.place(row) == Place.NONE ? 0 : 1;
            same &= rows.place(row) == rows.place(0);
        }
        if (known == 0) {
            out.writeByte(NO_PLACES);
        } else if (same) {
            out.writeByte(ONE_PLACE);
            out.writeSigned(Place.latitudeUnits(rows.place(0)));
            out.writeSigned(Place.longitudeUnits(rows.place(0)));
        } else {
            out.writeByte(SEVERAL_PLACES);
            out.writeUnsigned(known);
            writeEachPlace(rows, out);
        }
    }

    private static void writeEachPlace(EventRows rows, ByteWriter out) {
        int previousRow = 0;
        int latitude = 0;
        int longitude = 0;
        for (int row = 0; row < rows.size(); row++) {
            long place = rows.place(row);
            if (place != Place.NONE) {
                out.writeUnsigned(row - previousRow);
                out.writeSigned(Place.latitudeUnits(place) - latitude);
                out.writeSigned(Place.longitudeUnits(place) - longitude);
                previousRow = row;
                latitude = Place.latitudeUnits(place);
                longitude = Place.longitudeUnits(place);
            }
        }
    }

    private static void writeColumns(EventRows rows, ByteWriter section, ByteWriter out) {
        int written = 0;
        for (Attribute attribute : Attribute.all()) {
            written += rows.column(attribute).isEmpty() ? 0 : 1;
        }
        out.writeUnsigned(written);
        for (Attribute attribute : Attribute.all()) {
            AttributeColumn column = rows.column(attribute);
            if (!column.isEmpty()) {
                out.writeUnsigned(attribute.number());
                writeColumn(column, rows.size(), section);
                finish(section, out);
            }
        }
    }

    private static void writeColumn(AttributeColumn column, int size, ByteWriter out) {
        int dictionarySize = column.dictionarySize();
        out.writeUnsigned(dictionarySize);
        for (int code = 1; code <= dictionarySize; code++) {
            out.writeLong(column.hash(code));
        }
        int[] codes = column.codes();
        if (codes == null) {
            out.writeByte(UNIFORM);
            return;
        }
        int width = dictionarySize <= 0xFF ? 1 : dictionarySize <= 0xFFFF ? 2 : 4;
        out.writeByte(width);
        out.writeInts(codes, size, width);
    }
}
