package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/**
 * The stored form of a history, version 2. Version 1, which ends before the places, is still read. Numbers are variable-length (seven bits a byte, least first) unless noted;
 * "signed" ones are zigzag; hashes are 8 bytes, least first. Counts of {@code n} are the number of events.
 *
 * <pre>
 * version          1 byte, 2
 * n
 * arrivals         number of the last event or label that arrived
 * completeAfter    8 bytes
 * times            n signed: difference to the event before; the first to 0
 * transactions     n hashes
 * amounts          n signed, in ten-thousandths
 * arrival numbers  n signed: difference to the event before; the first to 0
 * labelled events  count, then for each: rows since the labelled one before, count of labels, and for each label from
 *                  the first that arrived: 1 byte (0 genuine, 1 fraud), signed knownAt − event time,
 *                  arrival number − the event's
 * attributes       count, then for each that any event has: number, size d of the dictionary, d hashes, and
 *                  1 byte width: 0 all events have the first value; else n codes of 1, 2 or 4 bytes, 0 for "no value"
 * places           1 byte: 0 no event's is known; 1 all events have one and the same, signed latitude and longitude in
 *                  ten-thousandths of a degree; 2 count of events whose is known, then for each: rows since the one
 *                  before, signed differences of latitude and longitude to the one before; the first to 0
 * </pre>
 */
final class HistoryCodec {

    private static final int VERSION = 2;
    private static final int VERSION_WITHOUT_PLACES = 1;
    private static final int UNIFORM = 0;
    private static final int NO_PLACES = 0;
    private static final int ONE_PLACE = 1;
    private static final int SEVERAL_PLACES = 2;
    private static final int BYTES_EXPECTED_MIN = 1_024;
    private static final int BYTES_PER_EVENT_EXPECTED = 40;

    private HistoryCodec() {}

    static byte[] encode(EntityHistory history) {
        EventRows rows = history.rows();
        int size = rows.size();
        ByteWriter out = new ByteWriter(BYTES_EXPECTED_MIN + size * BYTES_PER_EVENT_EXPECTED);
        out.writeByte(VERSION);
        out.writeUnsigned(size);
        out.writeUnsigned(history.arrivals());
        out.writeLong(history.completeAfterMillis());
        long previousTime = 0;
        for (int row = 0; row < size; row++) {
            out.writeSigned(rows.time(row) - previousTime);
            previousTime = rows.time(row);
        }
        for (int row = 0; row < size; row++) {
            out.writeLong(rows.transactionHash(row));
        }
        for (int row = 0; row < size; row++) {
            out.writeSigned(rows.amount(row));
        }
        long previousArrival = 0;
        for (int row = 0; row < size; row++) {
            out.writeSigned(rows.arrival(row) - previousArrival);
            previousArrival = rows.arrival(row);
        }
        writeLabels(rows, out);
        writeColumns(rows, out);
        writePlaces(rows, out);
        return out.toBytes();
    }

    static EntityHistory decode(byte[] bytes, HistoryLimits limits) {
        ByteReader in = new ByteReader(bytes);
        int version = in.readByte();
        if (version != VERSION && version != VERSION_WITHOUT_PLACES) {
            throw new HistoryFormatException("history of format version " + version + ", this Sluice reads versions "
                    + VERSION_WITHOUT_PLACES + " and " + VERSION
                    + ": it was written by another release, or the bytes are not a history");
        }
        int size = in.readCount(Long.BYTES);
        long arrivals = in.readUnsigned();
        long completeAfterMillis = in.readLong();
        long[] times = readDifferences(in, size);
        long[] transactionHashes = new long[size + 1];
        for (int row = 0; row < size; row++) {
            transactionHashes[row] = in.readLong();
        }
        long[] amounts = new long[size + 1];
        for (int row = 0; row < size; row++) {
            amounts[row] = in.readSigned();
        }
        EventRows rows = new EventRows(size, times, transactionHashes, amounts, readDifferences(in, size));
        readLabels(in, rows);
        readColumns(in, rows);
        if (version != VERSION_WITHOUT_PLACES) {
            readPlaces(in, rows);
        }
        in.expectEnd();
        return new EntityHistory(limits, rows, arrivals, completeAfterMillis);
    }

    /** As all columns that are read, with room for one more event: the one that this history was fetched for. */
    private static long[] readDifferences(ByteReader in, int size) {
        long[] values = new long[size + 1];
        long previous = 0;
        for (int row = 0; row < size; row++) {
            previous += in.readSigned();
            values[row] = previous;
        }
        return values;
    }

    private static void writeLabels(EventRows rows, ByteWriter out) {
        int labelled = 0;
        for (int row = 0; row < rows.size(); row++) {
            labelled += rows.label(row) == null ? 0 : 1;
        }
        out.writeUnsigned(labelled);
        int previousRow = 0;
        for (int row = 0; row < rows.size(); row++) {
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
        out.writeByte(label.label() == Label.FRAUD ? 1 : 0);
        out.writeSigned(label.knownAtMillis() - rows.time(row));
        out.writeUnsigned(label.arrival() - rows.arrival(row));
    }

    private static void readLabels(ByteReader in, EventRows rows) {
        int labelled = in.readCount(1);
        int row = 0;
        for (int i = 0; i < labelled; i++) {
            row += (int) in.readUnsigned();
            if (row < 0 || row >= rows.size()) {
                throw new HistoryFormatException("a label belongs to event " + row + " of " + rows.size());
            }
            int count = in.readCount(1);
            LabelEntry label = null;
            for (int j = 0; j < count; j++) {
                label = readLabel(in, rows, row, label);
            }
            rows.setLabel(row, label);
        }
    }

    private static LabelEntry readLabel(ByteReader in, EventRows rows, int row, @Nullable LabelEntry earlier) {
        Label label = in.readByte() == 1 ? Label.FRAUD : Label.GENUINE;
        long knownAtMillis = rows.time(row) + in.readSigned();
        long arrival = rows.arrival(row) + in.readUnsigned();
        return new LabelEntry(label, knownAtMillis, arrival, earlier);
    }

    private static void writeColumns(EventRows rows, ByteWriter out) {
        int written = 0;
        for (Attribute attribute : Attribute.all()) {
            written += rows.column(attribute).isEmpty() ? 0 : 1;
        }
        out.writeUnsigned(written);
        for (Attribute attribute : Attribute.all()) {
            AttributeColumn column = rows.column(attribute);
            if (!column.isEmpty()) {
                out.writeUnsigned(attribute.number());
                writeColumn(column, rows.size(), out);
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

    private static void readColumns(ByteReader in, EventRows rows) {
        int count = in.readCount(1);
        for (int i = 0; i < count; i++) {
            long number = in.readUnsigned();
            if (number < 1 || number > Attribute.COUNT) {
                throw new HistoryFormatException(
                        "attribute number " + number + " is not known to this Sluice (highest: " + Attribute.COUNT
                                + "): the history was written by a newer release");
            }
            rows.setColumn(Attribute.all().get((int) number - 1), readColumn(in, rows.size()));
        }
    }

    private static AttributeColumn readColumn(ByteReader in, int size) {
        int dictionarySize = in.readCount(Long.BYTES);
        long[] dictionary = new long[dictionarySize];
        for (int i = 0; i < dictionarySize; i++) {
            dictionary[i] = in.readLong();
        }
        int width = in.readByte();
        if (width == UNIFORM) {
            return new AttributeColumn(dictionary, 1, null);
        }
        int[] codes = in.readInts(size, width);
        for (int code : codes) {
            if (code < 0 || code > dictionarySize) {
                throw new HistoryFormatException("code " + code + " in a dictionary of " + dictionarySize);
            }
        }
        return new AttributeColumn(dictionary, 0, codes);
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

    private static void readPlaces(ByteReader in, EventRows rows) {
        int form = in.readByte();
        if (form == ONE_PLACE) {
            long place = place(in.readSigned(), in.readSigned());
            for (int row = 0; row < rows.size(); row++) {
                rows.setPlace(row, place);
            }
        } else if (form == SEVERAL_PLACES) {
            readEachPlace(in, rows);
        } else if (form != NO_PLACES) {
            throw new HistoryFormatException("places of form " + form);
        }
    }

    private static void readEachPlace(ByteReader in, EventRows rows) {
        int known = in.readCount(1);
        int row = 0;
        long latitude = 0;
        long longitude = 0;
        for (int i = 0; i < known; i++) {
            row += (int) in.readUnsigned();
            if (row < 0 || row >= rows.size()) {
                throw new HistoryFormatException("a place belongs to event " + row + " of " + rows.size());
            }
            latitude += in.readSigned();
            longitude += in.readSigned();
            rows.setPlace(row, place(latitude, longitude));
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
}
