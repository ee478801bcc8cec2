package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private static final int SEEDS = 300;

    static Collection<Schema> everyContract() {
        return Contracts.schemasByTopic().values();
    }

    @BeforeAll
    static void trust() {
        Contracts.trust();
    }

    @ParameterizedTest
    @MethodSource("everyContract")
    void every_record_comes_back_as_it_was(Schema schema) throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            IndexedRecord written = new RandomRecords(seed).record(schema);

            byte[] bytes = encode(written);
            IndexedRecord read = decode(bytes, schema, schema);

            assertThat(read).as("seed %d", seed).isEqualTo(written).hasSameClassAs(written);
            assertThat(encode(read)).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void a_symbol_that_the_reader_does_not_know_is_read_as_unknown() throws IOException {
        Schema current = TransactionRequested.getClassSchema();
        Schema older = new SchemaParser()
                .parse(current.toString().replace("\"CREDENTIAL_ON_FILE\",\"ECOMMERCE\"", "\"CREDENTIAL_ON_FILE\""))
                .mainSchema();
        TransactionRequested written = (TransactionRequested) new RandomRecords(1).record(current);
        written.setEntryMode(EntryMode.ECOMMERCE);

        TransactionRequested read = (TransactionRequested) decode(encode(written), current, older);

        assertThat(read.getEntryMode()).isEqualTo(EntryMode.UNKNOWN);
        assertThat(read.getTransactionId()).isEqualTo(written.getTransactionId());
    }

    private static byte[] encode(IndexedRecord written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<IndexedRecord>(written.getSchema()).write(written, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static IndexedRecord decode(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new SpecificDatumReader<IndexedRecord>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
