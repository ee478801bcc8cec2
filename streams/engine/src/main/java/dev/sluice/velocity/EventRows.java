package dev.sluice.velocity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events as parallel columns, ordered by time, ties by arrival. Columns instead of objects, so that a history of some
 * hundred events is read, looked at and written within microseconds.
 */
final class EventRows {

    private final AttributeColumn[] columns;
    private final PlaceColumn places = new PlaceColumn();
    private int size;
    private long[] times;
    private long[] transactionHashes;
    private long[] amounts;
    private long[] arrivals;
    private @Nullable LabelEntry[] labels;

    /** No rows. */
    EventRows() {
        this(0, new long[0], new long[0], new long[0], new long[0]);
    }

    /**
     * Rows as they were stored, still without labels, attributes and places. Takes the arrays, which are of one length, at least
     * {@code size}.
     */
    EventRows(int size, long[] times, long[] transactionHashes, long[] amounts, long[] arrivals) {
        this.size = size;
        this.times = times;
        this.transactionHashes = transactionHashes;
        this.amounts = amounts;
        this.arrivals = arrivals;
        labels = new LabelEntry[times.length];
        columns = new AttributeColumn[Attribute.COUNT];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new AttributeColumn();
        }
    }

    int size() {
        return size;
    }

    long time(int row) {
        return times[row];
    }

    long transactionHash(int row) {
        return transactionHashes[row];
    }

    /** In ten-thousandths of the currency's main unit. */
    long amount(int row) {
        return amounts[row];
    }

    /** The row's number among all events and labels that arrived. */
    long arrival(int row) {
        return arrivals[row];
    }

    /** The label that arrived last; null if there is none. */
    @Nullable
    LabelEntry label(int row) {
        return labels[row];
    }

    void setLabel(int row, @Nullable LabelEntry label) {
        labels[row] = label;
    }

    AttributeColumn column(Attribute attribute) {
        return columns[attribute.number() - 1];
    }

    void setColumn(Attribute attribute, AttributeColumn column) {
        columns[attribute.number() - 1] = column;
    }

    /** Where it took place, packed as {@link Place} does; {@link Place#NONE} if that is not known. */
    long place(int row) {
        return places.place(row);
    }

    void setPlace(int row, long place) {
        places.set(row, size, place);
    }

    /** The row of a transaction, or -1. Looks at the newest first, since that is asked for most. */
    int rowOf(long transactionHash) {
        for (int row = size - 1; row >= 0; row--) {
            if (transactionHashes[row] == transactionHash) {
                return row;
            }
        }
        return -1;
    }

    /** Whether a row took place when and where an event did: at the same time, by the same device and terminal. */
    boolean isSameOccasion(int row, HistoryEvent event) {
        return times[row] == event.timeMillis()
                && column(Attribute.DEVICE_ID).hashAt(row) == event.hash(Attribute.DEVICE_ID)
                && column(Attribute.TERMINAL_ID).hashAt(row) == event.hash(Attribute.TERMINAL_ID);
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
            column(attribute).insert(row, size, event.hash(attribute));
        }
        places.insert(row, size, event.place());
        makeRoomAt(row, event.timeMillis(), event.transactionHash(), event.amountUnscaled(), arrival);
    }

    /** Forgets the oldest rows. */
    void dropFirst(int count) {
        if (count == 0) {
            return;
        }
        for (AttributeColumn column : columns) {
            column.dropFirst(count, size);
        }
        places.dropFirst(count, size);
        int left = size - count;
        System.arraycopy(times, count, times, 0, left);
        System.arraycopy(transactionHashes, count, transactionHashes, 0, left);
        System.arraycopy(amounts, count, amounts, 0, left);
        System.arraycopy(arrivals, count, arrivals, 0, left);
        System.arraycopy(labels, count, labels, 0, left);
        Arrays.fill(labels, left, size, null);
        size = left;
    }

    private void makeRoomAt(int row, long timeMillis, long transactionHash, long amount, long arrival) {
        if (size == times.length) {
            int capacity = size + 4 + (size >> 1);
            times = Arrays.copyOf(times, capacity);
            transactionHashes = Arrays.copyOf(transactionHashes, capacity);
            amounts = Arrays.copyOf(amounts, capacity);
            arrivals = Arrays.copyOf(arrivals, capacity);
            labels = Arrays.copyOf(labels, capacity);
        }
        int moved = size - row;
        System.arraycopy(times, row, times, row + 1, moved);
        System.arraycopy(transactionHashes, row, transactionHashes, row + 1, moved);
        System.arraycopy(amounts, row, amounts, row + 1, moved);
        System.arraycopy(arrivals, row, arrivals, row + 1, moved);
        System.arraycopy(labels, row, labels, row + 1, moved);
        times[row] = timeMillis;
        transactionHashes[row] = transactionHash;
        amounts[row] = amount;
        arrivals[row] = arrival;
        labels[row] = null;
        size++;
    }
}
