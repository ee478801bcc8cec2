package dev.sluice.velocity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of all events of a history, row by row. Each different value is kept once, in a dictionary; a row holds
 * its code, which is 0 for "no value". As long as all rows have the same code no rows are kept at all, which is so for
 * most attributes of most entities.
 */
final class AttributeColumn {

    private static final long[] NO_HASHES = {};

    /** Up to so many values for each row, and so many beside, are kept before those that no row has are forgotten. */
    private static final int DICTIONARY_PER_ROW_MAX = 2;

    private static final int DICTIONARY_SIZE_MIN = 8;

    private long[] dictionary = NO_HASHES;
    private int dictionarySize;
    private int uniformCode;
    private int @Nullable [] codes;

    /** The column of an attribute that no row has; nothing may be put into it. */
    static final AttributeColumn OF_NOTHING = new AttributeColumn();

    /** A column of which every row so far has no value. */
    AttributeColumn() {}

    /** A column as it was stored: {@code codes} is null if every row has {@code uniformCode}. */
    AttributeColumn(long[] dictionary, int uniformCode, int @Nullable [] codes) {
        this.dictionary = dictionary;
        this.dictionarySize = dictionary.length;
        this.uniformCode = uniformCode;
        this.codes = codes;
    }

    /** The code of a row; 0 if it has no value. */
    int code(int row) {
        return codes == null ? uniformCode : codes[row];
    }

    /** The code of a value; -1 if no row has it. There may be a code that no row has any more. */
    int codeOf(long hash) {
        for (int i = 0; i < dictionarySize; i++) {
            if (dictionary[i] == hash) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The codes of the rows, possibly followed by unused room; null if every row has the same code. */
    int @Nullable [] codes() {
        return codes;
    }

    /** Whether every row has the same code. */
    boolean isUniform() {
        return codes == null;
    }

    /** Whether no row has a value. */
    boolean isEmpty() {
        return codes == null && uniformCode == 0;
    }

    /** How many different values there may be; codes go from 1 to this. */
    int dictionarySize() {
        return dictionarySize;
    }

    /** The value of a code from 1. */
    long hash(int code) {
        return dictionary[code - 1];
    }

    /** The value of a row; {@link Hash64#NONE} if it has none. */
    long hashAt(int row) {
        int code = code(row);
        return code == 0 ? Hash64.NONE : hash(code);
    }

    /** Some of the rows as a column of their own, with those values only that one of them has; at least one row. */
    AttributeColumn copy(int from, int to) {
        if (codes == null) {
            return new AttributeColumn(dictionary(), uniformCode, null);
        }
        int[] copied = Arrays.copyOfRange(codes, from, to);
        AttributeColumn copy = new AttributeColumn(dictionary(), uniformCode, copied);
        copy.compact(copied, to - from);
        return copy;
    }

    private long[] dictionary() {
        return Arrays.copyOf(dictionary, dictionarySize);
    }

    /** Puts a value at a row, before which {@code size} rows exist; rows from there on move by one. */
    void insert(int row, int size, long hash) {
        int code = hash == Hash64.NONE ? 0 : codeOrNew(hash);
        if (codes == null) {
            if (size == 0) {
                uniformCode = code;
                return;
            }
            if (code == uniformCode) {
                return;
            }
            codes = new int[size + 1];
            Arrays.fill(codes, 0, size, uniformCode);
        }
        int[] grown = size < codes.length ? codes : Arrays.copyOf(codes, size + 1 + (size >> 1));
        System.arraycopy(grown, row, grown, row + 1, size - row);
        grown[row] = code;
        codes = grown;
    }

    /**
     * Forgets the first {@code count} of {@code size} rows, and now and then the values that only they had: not each time,
     * since that means to look at all rows, and in the long run every event lets another one go.
     */
    void dropFirst(int count, int size) {
        if (count == size) {
            dictionarySize = 0;
            uniformCode = 0;
            codes = null;
        } else if (codes != null) {
            System.arraycopy(codes, count, codes, 0, size - count);
            if (dictionarySize > DICTIONARY_PER_ROW_MAX * (size - count) + DICTIONARY_SIZE_MIN) {
                compact(codes, size - count);
            }
        }
    }

    private int codeOrNew(long hash) {
        int code = codeOf(hash);
        if (code > 0) {
            return code;
        }
        if (dictionarySize == dictionary.length) {
            dictionary = Arrays.copyOf(dictionary, dictionarySize + 1 + (dictionarySize >> 1));
        }
        dictionary[dictionarySize++] = hash;
        return dictionarySize;
    }

    private void compact(int[] rows, int size) {
        int[] newCode = new int[dictionarySize + 1];
        long[] used = new long[dictionarySize];
        int usedSize = 0;
        boolean uniform = true;
        for (int row = 0; row < size; row++) {
            int code = rows[row];
            if (code > 0 && newCode[code] == 0) {
                used[usedSize++] = dictionary[code - 1];
                newCode[code] = usedSize;
            }
            rows[row] = newCode[code];
            uniform &= rows[row] == rows[0];
        }
        dictionary = used;
        dictionarySize = usedSize;
        if (uniform) {
            uniformCode = rows[0];
            codes = null;
        }
    }
}
