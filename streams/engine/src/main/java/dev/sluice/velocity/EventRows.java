package dev.sluice.velocity;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events as parallel columns, ordered by time, ties by arrival. Columns instead of objects, so that some hundred events
 * are read, looked at and written within microseconds. Of stored rows a column is read when it is first asked for, since
 * most features look at two or three.
 */
final class EventRows {

    private static final List<Attribute> ENTITIES =
            Arrays.stream(Entity.values()).map(Entity::attribute).toList();

    private static final long NOT_KNOWN = -1;

    private final @Nullable AttributeColumn[] columns = new AttributeColumn[Attribute.COUNT];
    private @Nullable StoredRows stored;
    private long arrivalMax = NOT_KNOWN;
    private int size;
    private long[] times;
    private long[] arrivals;
    private long @Nullable [] transactionHashes;
    private long @Nullable [] amounts;
    private @Nullable LabelEntry @Nullable [] labels;
    private @Nullable PlaceColumn places;

    /** No rows. */
    EventRows() {
        this.times = new long[0];
        this.arrivals = new long[0];
        this.transactionHashes = new long[0];
        this.amounts = new long[0];
        this.places = new PlaceColumn();
    }

    /** Rows as they were stored. */
    EventRows(StoredRows stored) {
        this.stored = stored;
        this.size = stored.size();
        this.times = stored.times();
        this.arrivals = stored.arrivals();
        this.labels = stored.labels(times, arrivals);
    }

    int size() {
        return size;
    }

    long time(int row) {
        return times[row];
    }

    long transactionHash(int row) {
        return transactionHashes()[row];
    }

    /** In ten-thousandths of the currency's main unit. */
    long amount(int row) {
        return amounts()[row];
    }

    /** The amounts of all rows, in ten-thousandths of the currency's main unit, possibly followed by unused room. */
    long[] amounts() {
        if (amounts == null) {
            amounts = source().amounts();
        }
        return amounts;
    }

    /** The row's number among all events and labels that arrived. */
    long arrival(int row) {
        return arrivals[row];
    }

    /** The label that arrived last; null if there is none. */
    @Nullable
    LabelEntry label(int row) {
        return labels == null ? null : labels[row];
    }

    /** Whether any row has a label; there may be none left of which it once was so. */
    boolean hasLabels() {
        return labels != null;
    }

    void setLabel(int row, @Nullable LabelEntry label) {
        if (labels == null) {
            labels = new LabelEntry[times.length];
        }
        labels[row] = label;
        arrivalMax = NOT_KNOWN;
    }

    /** The values of an attribute, only to be looked at. */
    AttributeColumn column(Attribute attribute) {
        int index = attribute.number() - 1;
        AttributeColumn column = columns[index];
        if (column == null && stored != null) {
            column = stored.column(attribute);
            columns[index] = column;
        }
        return column == null ? AttributeColumn.OF_NOTHING : column;
    }

    /** Where it took place, packed as {@link Place} does; {@link Place#NONE} if that is not known. */
    long place(int row) {
        return places().place(row);
    }

    /** The row of a transaction, or -1. Looks at the newest first, since that is asked for most. */
    int rowOf(long transactionHash) {
        long[] hashes = transactionHashes();
        for (int row = size - 1; row >= 0; row--) {
            if (hashes[row] == transactionHash) {
                return row;
            }
        }
        return -1;
    }

    /** Whether a row took place when and where an event did: at the same time, with the same entities. */
    boolean isSameOccasion(int row, HistoryEvent event) {
        return times[row] == event.timeMillis()
                && ENTITIES.stream().allMatch(entity -> column(entity).hashAt(row) == event.hash(entity));
    }

    /** The first row later than a time; the number of rows if there is none. */
    int firstAfter(long timeMillis) {
        if (size == 0 || times[size - 1] <= timeMillis) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts an event behind all rows that are not later than it. */
    void insert(HistoryEvent event, long arrival) {
        int row = firstAfter(event.timeMillis());
        for (Attribute attribute : Attribute.all()) {
            insert(attribute, row, event.hash(attribute));
        }
        places().insert(row, size, event.place());
        makeRoomAt(row, event.timeMillis(), event.transactionHash(), event.amountUnscaled(), arrival, null);
    }

    /** Puts a row of others behind all rows that are not later than it. */
    void insert(EventRows others, int other) {
        int row = firstAfter(others.times[other]);
        for (Attribute attribute : Attribute.all()) {
            insert(attribute, row, others.column(attribute).hashAt(other));
        }
        places().insert(row, size, others.place(other));
        makeRoomAt(
                row,
                others.times[other],
                others.transactionHash(other),
                others.amount(other),
                others.arrivals[other],
                others.label(other));
    }

    /** Forgets the oldest rows. */
    void dropFirst(int count) {
        if (count == 0) {
            return;
        }
        readAll();
        for (AttributeColumn column : columns) {
            if (column != null) {
                column.dropFirst(count, size);
            }
        }
        places().dropFirst(count, size);
        int left = size - count;
        System.arraycopy(times, count, times, 0, left);
        System.arraycopy(arrivals, count, arrivals, 0, left);
        System.arraycopy(transactionHashes(), count, transactionHashes(), 0, left);
        System.arraycopy(amounts(), count, amounts(), 0, left);
        if (labels != null) {
            System.arraycopy(labels, count, labels, 0, left);
            Arrays.fill(labels, left, size, null);
        }
        size = left;
        arrivalMax = NOT_KNOWN;
    }

    /** Moves the rows from one on, at least one, to new ones; at least one is left. */
    EventRows splitAt(int row) {
        EventRows later = copy(row, size);
        takeOver(copy(0, row));
        return later;
    }

    private EventRows copy(int from, int to) {
        readAll();
        EventRows copy = new EventRows();
        for (int i = 0; i < columns.length; i++) {
            AttributeColumn column = columns[i];
            copy.columns[i] = column == null ? null : column.copy(from, to);
        }
        copy.size = to - from;
        copy.times = Arrays.copyOfRange(times, from, to);
        copy.arrivals = Arrays.copyOfRange(arrivals, from, to);
        copy.transactionHashes = Arrays.copyOfRange(transactionHashes(), from, to);
        copy.amounts = Arrays.copyOfRange(amounts(), from, to);
        copy.labels = labels == null ? null : Arrays.copyOfRange(labels, from, to);
        copy.places = places().copy(from, to);
        return copy;
    }

    /** The number of the last event or label that arrived; 0 without rows. */
    long arrivalMax() {
        if (arrivalMax == NOT_KNOWN) {
            arrivalMax = highestArrival();
        }
        return arrivalMax;
    }

    private long highestArrival() {
        long max = 0;
        for (int row = 0; row < size; row++) {
            max = Math.max(max, arrivals[row]);
            for (LabelEntry label = label(row); label != null; label = label.earlier()) {
                max = Math.max(max, label.arrival());
            }
        }
        return max;
    }

    /** When the label that is known last becomes known; {@link Long#MIN_VALUE} without labels. */
    long labelKnownAtMax() {
        long max = Long.MIN_VALUE;
        if (labels != null) {
            for (int row = 0; row < size; row++) {
                for (LabelEntry label = labels[row]; label != null; label = label.earlier()) {
                    max = Math.max(max, label.knownAtMillis());
                }
            }
        }
        return max;
    }

    private void insert(Attribute attribute, int row, long hash) {
        AttributeColumn column = column(attribute);
        if (column == AttributeColumn.OF_NOTHING) {
            if (hash == Hash64.NONE) {
                return;
            }
            column = new AttributeColumn();
            columns[attribute.number() - 1] = column;
        }
        column.insert(row, size, hash);
    }

    private void takeOver(EventRows others) {
        System.arraycopy(others.columns, 0, columns, 0, columns.length);
        size = others.size;
        times = others.times;
        arrivals = others.arrivals;
        transactionHashes = others.transactionHashes;
        amounts = others.amounts;
        labels = others.labels;
        places = others.places;
        stored = null;
        arrivalMax = NOT_KNOWN;
    }

    private long[] transactionHashes() {
        if (transactionHashes == null) {
            transactionHashes = source().transactionHashes();
        }
        return transactionHashes;
    }

    private PlaceColumn places() {
        if (places == null) {
            places = source().places();
        }
        return places;
    }

    private StoredRows source() {
        return Objects.requireNonNull(stored, "columns that were not read");
    }

    private void readAll() {
        Attribute.all().forEach(this::column);
        amounts();
        transactionHashes();
        places();
        stored = null;
    }

    private void makeRoomAt(
            int row, long timeMillis, long transactionHash, long amount, long arrival, @Nullable LabelEntry label) {
        readAll();
        if (size == times.length) {
            int capacity = size + 4 + (size >> 1);
            times = Arrays.copyOf(times, capacity);
            arrivals = Arrays.copyOf(arrivals, capacity);
            transactionHashes = Arrays.copyOf(transactionHashes(), capacity);
            amounts = Arrays.copyOf(amounts(), capacity);
            if (labels != null) {
                labels = Arrays.copyOf(labels, capacity);
            }
        }
        int moved = size - row;
        insertAt(times, row, moved, timeMillis);
        insertAt(arrivals, row, moved, arrival);
        insertAt(transactionHashes(), row, moved, transactionHash);
        insertAt(amounts(), row, moved, amount);
        if (labels != null) {
            System.arraycopy(labels, row, labels, row + 1, moved);
            labels[row] = null;
        }
        size++;
        arrivalMax = arrivalMax == NOT_KNOWN ? NOT_KNOWN : Math.max(arrivalMax, arrival);
        if (label != null) {
            setLabel(row, label);
        }
    }

    private static void insertAt(long[] values, int row, int moved, long value) {
        System.arraycopy(values, row, values, row + 1, moved);
        values[row] = value;
    }
}
