package dev.sluice.velocity;

/**
 * About how many different hashes came, in two kilobytes however many that are: HyperLogLog (Flajolet, Fusy, Gandouet,
 * Meunier 2007) with the estimator of Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017,
 * arXiv:1702.01284, algorithm 6), which is unbiased over the whole range. Adding another takes a loop over bytes that the
 * compiler vectorizes, which is what libraries with denser forms cannot do; a window is the union of dozens.
 */
final class DistinctSketch {

    private static final int INDEX_BITS = 11;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int RANK_MAX = Long.SIZE - INDEX_BITS + 1;
    private static final double ALPHA = 1 / (2 * Math.log(2));

    /** Standard error of the estimate as a part of it: 1.04 / √2048. */
    static final double STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);

    private final byte[] ranks = new byte[REGISTERS];

    /** Takes in a hash. */
    void add(long hash) {
        long mixed = mix(hash);
        int register = (int) (mixed >>> (Long.SIZE - INDEX_BITS));
        int rank = Math.min(Long.numberOfLeadingZeros(mixed << INDEX_BITS) + 1, RANK_MAX);
        if (rank > ranks[register]) {
            ranks[register] = (byte) rank;
        }
    }

    /** Takes in what another has seen. */
    void add(DistinctSketch other) {
        for (int i = 0; i < REGISTERS; i++) {
            ranks[i] = (byte) Math.max(ranks[i], other.ranks[i]);
        }
    }

    /** About how many different hashes came. */
    double estimate() {
        int[] histogram = new int[RANK_MAX + 1];
        for (byte rank : ranks) {
            histogram[rank]++;
        }
        double z = REGISTERS * tau(1 - (double) histogram[RANK_MAX] / REGISTERS);
        for (int rank = RANK_MAX - 1; rank >= 1; rank--) {
            z = (z + histogram[rank]) / 2;
        }
        z += REGISTERS * sigma((double) histogram[0] / REGISTERS);
        return ALPHA * REGISTERS * REGISTERS / z;
    }

    void write(ByteWriter out) {
        out.writeBytes(ranks);
    }

    static DistinctSketch read(ByteReader in) {
        DistinctSketch sketch = new DistinctSketch();
        in.readBytes(sketch.ranks);
        for (byte rank : sketch.ranks) {
            if (rank < 0 || rank > RANK_MAX) {
                throw new HistoryFormatException("a sketch with a rank of " + rank);
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
