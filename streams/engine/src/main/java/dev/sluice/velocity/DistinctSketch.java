package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/**
 * About how many different hashes came, in two kilobytes however many that are: HyperLogLog (Flajolet, Fusy, Gandouet,
 * Meunier 2007) with the estimator of Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017,
 * arXiv:1702.01284, algorithm 6), which is unbiased over the whole range. Each register has a byte, eight of them
 * a long, so that another sketch is added eight registers at a time: a window is the union of dozens, which is what
 * libraries with denser forms are slow at.
 */
final class DistinctSketch {

    private static final int INDEX_BITS = 11;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int RANK_MAX = Long.SIZE - INDEX_BITS + 1;
    private static final double ALPHA = 1 / (2 * Math.log(2));

    /** Standard error of the estimate as a part of it: 1.04 / √2048. */
    static final double STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);

    private static final int WORDS = REGISTERS / Long.BYTES;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final int RANK_MASK = 0xFF;

    /** The highest rank that each register has seen, at most {@link #RANK_MAX}, eight to a word. */
    private final long[] words;

    /** How many registers have each rank; null until that is asked for, and again when many may have changed. */
    private int @Nullable [] registersOfRank;

    /** Of nothing. */
    DistinctSketch() {
        this.words = new long[WORDS];
    }

    private DistinctSketch(long[] words, int[] registersOfRank) {
        this.words = words;
        this.registersOfRank = registersOfRank;
    }

    /**
     * Another one that has seen the same. It knows how many registers have each rank, as this one then does: what is added
     * to a copy is often a few hashes, for which they need not be counted again.
     */
    DistinctSketch copy() {
        return new DistinctSketch(words.clone(), registersOfRank().clone());
    }

    /** Takes in a hash. */
    void add(long hash) {
        long mixed = mix(hash);
        int register = (int) (mixed >>> (Long.SIZE - INDEX_BITS));
        int rank = Math.min(Long.numberOfLeadingZeros(mixed << INDEX_BITS) + 1, RANK_MAX);
        int shift = (register % Long.BYTES) * Byte.SIZE;
        long word = words[register / Long.BYTES];
        int before = (int) (word >>> shift) & RANK_MASK;
        if (rank > before) {
            words[register / Long.BYTES] = (word & ~((long) RANK_MASK << shift)) | ((long) rank << shift);
            if (registersOfRank != null) {
                registersOfRank[before]--;
                registersOfRank[rank]++;
            }
        }
    }

    /** Takes in what another has seen. */
    void add(DistinctSketch other) {
        registersOfRank = null;
        for (int i = 0; i < WORDS; i++) {
            long mine = words[i];
            long others = other.words[i];
            // Ranks leave the highest bit of their byte free: it stays set where mine is not smaller.
            long kept = ((mine | HIGHEST_BITS) - others) & HIGHEST_BITS;
            long mask = (kept - (kept >>> 7)) | kept;
            words[i] = (mine & mask) | (others & ~mask);
        }
    }

    /** About how many different hashes came. */
    double estimate() {
        int[] histogram = registersOfRank();
        double z = REGISTERS * tau(1 - (double) histogram[RANK_MAX] / REGISTERS);
        for (int rank = RANK_MAX - 1; rank >= 1; rank--) {
            z = (z + histogram[rank]) / 2;
        }
        z += REGISTERS * sigma((double) histogram[0] / REGISTERS);
        return ALPHA * REGISTERS * REGISTERS / z;
    }

    private int[] registersOfRank() {
        if (registersOfRank == null) {
            registersOfRank = histogram();
        }
        return registersOfRank;
    }

    /**
     * How many registers have each rank. Most registers have one of a few ranks, and to count up the same number again the
     * processor waits for the last time: so it is counted in four places by turns, which is three times as fast.
     */
    private int[] histogram() {
        int[] first = new int[RANK_MAX + 1];
        int[] second = new int[RANK_MAX + 1];
        int[] third = new int[RANK_MAX + 1];
        int[] fourth = new int[RANK_MAX + 1];
        for (long word : words) {
            first[(int) word & RANK_MASK]++;
            second[(int) (word >>> 8) & RANK_MASK]++;
            third[(int) (word >>> 16) & RANK_MASK]++;
            fourth[(int) (word >>> 24) & RANK_MASK]++;
            first[(int) (word >>> 32) & RANK_MASK]++;
            second[(int) (word >>> 40) & RANK_MASK]++;
            third[(int) (word >>> 48) & RANK_MASK]++;
            fourth[(int) (word >>> 56) & RANK_MASK]++;
        }
        for (int rank = 0; rank <= RANK_MAX; rank++) {
            first[rank] += second[rank] + third[rank] + fourth[rank];
        }
        return first;
    }

    void write(ByteWriter out) {
        for (long word : words) {
            out.writeLong(word);
        }
    }

    static DistinctSketch read(ByteReader in) {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = 0; i < WORDS; i++) {
            sketch.words[i] = in.readLong();
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                long rank = (sketch.words[i] >>> shift) & RANK_MASK;
                if (rank > RANK_MAX) {
                    throw new HistoryFormatException("a sketch with a rank of " + rank);
                }
            }
        }
        return sketch;
    }

    private static double sigma(double part) {
        if (part == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = part;
        double weight = 1;
        double sum = part;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * weight;
            weight += weight;
        } while (sum != before);
        return sum;
    }

    private static double tau(double part) {
        if (part == 0 || part == 1) {
            return 0;
        }
        double root = part;
        double weight = 1;
        double sum = 1 - part;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            weight /= 2;
            sum -= Math.pow(1 - root, 2) * weight;
        } while (sum != before);
        return sum / 3;
    }

    /** The finalizer of MurmurHash3 (Austin Appleby, public domain): histories' hashes do not fill their upper bits evenly. */
    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
