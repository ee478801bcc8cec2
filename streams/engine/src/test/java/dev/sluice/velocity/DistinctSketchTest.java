package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchTest {

    /** An estimate that is off by more happens once in some ten thousand sizes; these are fixed. */
    private static final double ERRORS_ALLOWED = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 129, 1_000, 5_000, 20_000, 100_000, 1_000_000})
    void an_estimate_is_as_close_as_its_standard_error_says(int count) {
        DistinctSketch sketch = sketch(0, count);

        assertThat(sketch.estimate())
                .isCloseTo(count, within(Math.max(1, ERRORS_ALLOWED * DistinctSketch.STANDARD_ERROR * count)));
    }

    @Test
    void hashes_that_come_again_change_nothing() {
        DistinctSketch sketch = sketch(0, 10_000);
        double before = sketch.estimate();

        for (int i = 0; i < 10_000; i++) {
            sketch.add(Hash64.of("value-" + i));
        }

        assertThat(sketch.estimate()).isEqualTo(before);
    }

    @Test
    void a_sketch_of_two_parts_is_that_of_the_whole_even_where_they_overlap() {
        DistinctSketch united = sketch(0, 6_000);
        united.add(sketch(4_000, 10_000));

        assertThat(bytes(united)).isEqualTo(bytes(sketch(0, 10_000)));
    }

    @Test
    void a_copy_goes_on_like_a_sketch_that_saw_all_of_it() {
        DistinctSketch copy = sketch(0, 3_000).copy();

        for (int i = 3_000; i < 3_300; i++) {
            copy.add(Hash64.of("value-" + i));
        }

        assertThat(bytes(copy)).isEqualTo(bytes(sketch(0, 3_300)));
        assertThat(copy.estimate()).isEqualTo(sketch(0, 3_300).estimate());
    }

    @Test
    void what_is_added_to_a_copy_does_not_change_the_sketch() {
        DistinctSketch sketch = sketch(0, 3_000);
        double before = sketch.estimate();

        sketch.copy().add(sketch(3_000, 9_000));

        assertThat(bytes(sketch)).isEqualTo(bytes(sketch(0, 3_000)));
        assertThat(sketch.estimate()).isEqualTo(before);
    }

    @Test
    void an_estimate_counts_what_was_united_after_the_one_before() {
        DistinctSketch sketch = sketch(0, 3_000);
        sketch.estimate();

        sketch.add(sketch(3_000, 9_000));

        assertThat(sketch.estimate()).isEqualTo(sketch(0, 9_000).estimate());
    }

    @Test
    void a_sketch_is_read_as_it_was_written() {
        DistinctSketch sketch = sketch(0, 3_000);

        DistinctSketch read = DistinctSketch.read(new ByteReader(bytes(sketch)));

        assertThat(bytes(read)).isEqualTo(bytes(sketch));
    }

    private static DistinctSketch sketch(int from, int to) {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = from; i < to; i++) {
            sketch.add(Hash64.of("value-" + i));
        }
        return sketch;
    }

    private static byte[] bytes(DistinctSketch sketch) {
        ByteWriter out = new ByteWriter(16);
        sketch.write(out);
        return out.toBytes();
    }
}
