package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that a contract may take tomorrow, although none of those that come in has them today. */
class RecordCheckTest {
    private static final TimeBounds TIMES = new TimeBounds(Instant.EPOCH, Instant.EPOCH);
    private static final Schema READING =
            SchemaBuilder.record("Reading").fields().requiredFloat("strength").endRecord();
    private static final Schema REPORT = SchemaBuilder.record("Report")
            .fields()
            .name("readings")
            .type()
            .array()
            .items(READING)
            .noDefault()
            .endRecord();

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void what_is_no_finite_number_is_refused_in_single_precision_and_in_a_list_of_records_too(float strength) {
        assertThat(rejections(report(strength)))
                .singleElement()
                .returns("readings.strength", Rejection::field)
                .returns(RejectionReason.OUT_OF_RANGE, Rejection::reason);
        assertThat(rejections(report(Float.MAX_VALUE))).isEmpty();
    }

    private static List<Rejection> rejections(IndexedRecord report) {
        Rejections out = new Rejections();
        RecordCheck.of(REPORT, IngestLimits.defaults()).check(report, TIMES, out);
        return out.list();
    }

    private static IndexedRecord report(float strength) {
        GenericData.Record reading = new GenericData.Record(READING);
        reading.put("strength", strength);
        GenericData.Record report = new GenericData.Record(REPORT);
        report.put("readings", List.of(reading));
        return report;
    }
}
