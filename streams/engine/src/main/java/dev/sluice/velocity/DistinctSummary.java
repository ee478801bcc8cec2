package dev.sluice.velocity;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an attribute there are: for {@link Measure#DISTINCT}. Up to {@link #EXACT_MAX} the values themselves;
 * beyond it a {@link DistinctSketch}, which takes no more room however many come.
 */
final class DistinctSummary implements Summary {

    /** Up to so many different values their number is exact. */
    static final int EXACT_MAX = 128;

    private static final int SKETCHED = 1;

    private final Attribute of;
    private HashSet64 values = new HashSet64();
    private @Nullable DistinctSketch sketch;

    /** Which codes of a column were taken in already, so that a value that is frequent is looked up once. */
    private final BitSet seen = new BitSet();

    private @Nullable EventRows seenIn;

    DistinctSummary(Attribute of) {
        this.of = of;
    }

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        AttributeColumn column = rows.column(of);
        if (rows != seenIn) {
            seenIn = rows;
            seen.clear();
        }
        for (int i = 0; i < count; i++) {
            int code = column.code(selected[i]);
            if (code > 0 && !seen.get(code)) {
                seen.set(code);
                add(column.hash(code));
            }
        }
    }

    @Override
    public void add(Summary other) {
        DistinctSummary others = (DistinctSummary) other;
        if (others.sketch != null) {
            add(others.sketch);
        } else if (sketch != null) {
            others.values.forEach(sketch::add);
        } else {
            others.values.forEach(this::add);
        }
    }

    private void add(long hash) {
        if (sketch != null) {
            sketch.add(hash);
        } else if (values.add(hash) && values.size() > EXACT_MAX) {
            sketchFrom(new DistinctSketch());
        }
    }

    private void add(DistinctSketch others) {
        if (sketch == null) {
            sketchFrom(others.copy());
        } else {
            sketch.add(others);
        }
    }

    private void sketchFrom(DistinctSketch begun) {
        values.forEach(begun::add);
        values = new HashSet64();
        sketch = begun;
    }

    @Override
    public double value(Measure measure, Moment current) {
        return sketch == null ? values.size() : Math.rint(sketch.estimate());
    }

    @Override
    public double standardError() {
        return sketch == null ? 0 : DistinctSketch.STANDARD_ERROR;
    }

    @Override
    public void write(ByteWriter out) {
        out.writeByte(sketch == null ? 0 : SKETCHED);
        if (sketch == null) {
            out.writeUnsigned(values.size());
            values.forEach(out::writeLong);
        } else {
            sketch.write(out);
        }
    }

    @Override
    public void read(ByteReader in) {
        if (in.readByte() == SKETCHED) {
            sketch = DistinctSketch.read(in);
        } else {
            int count = in.readCount(Long.BYTES);
            for (int i = 0; i < count; i++) {
                values.add(in.readLong());
            }
        }
    }
}
