package dev.sluice.serde;

import dev.sluice.contract.Contracts;
import dev.sluice.serde.BadRecordException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads records of one generated class, resolved from whatever schema each was written with. */
final class AvroReader<T extends SpecificRecord> implements Deserializer<T> {

    private final Schema expected;
    private final SpecificData model;
    private final SchemaCatalog catalog;
    private final ThreadLocal<Workplace<T>> workplaces = ThreadLocal.withInitial(Workplace::new);

    AvroReader(Class<T> type, SchemaCatalog catalog) {
        Contracts.trust();
        this.model = SpecificData.getForClass(type);
        this.expected = model.getSchema(type);
        this.catalog = catalog;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        AvroSerde.refuseKeys(isKey);
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's interface knows tombstones, but not how to say so.
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        if (data.length > 0 && data[0] != WireFormat.MAGIC) {
            throw bad(Reason.UNKNOWN_MAGIC_BYTE, topic, "the first byte is " + (data[0] & 0xff) + ", not 0", null);
        }
        if (data.length < WireFormat.HEADER_BYTES) {
            throw bad(Reason.TRUNCATED, topic, "it has " + data.length + " bytes, its header alone has 5", null);
        }
        int id = WireFormat.schemaId(data);
        Workplace<T> workplace = workplaces.get();
        SpecificDatumReader<T> reader = workplace.readers.get(id);
        if (reader == null) {
            reader = readerFor(topic, id);
            workplace.readers.put(id, reader);
        }
        return read(topic, id, data, workplace, reader);
    }

    private T read(String topic, int id, byte[] data, Workplace<T> workplace, SpecificDatumReader<T> reader) {
        int length = data.length - WireFormat.HEADER_BYTES;
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER_BYTES, length, workplace.decoder);
        workplace.decoder = decoder;
        T value;
        boolean end;
        try {
            value = reader.read(null, decoder);
            end = decoder.isEnd();
        } catch (EOFException e) {
            throw bad(Reason.MALFORMED, topic, "it ends within a value of schema " + id, e);
        } catch (SecurityException e) {
            throw new IllegalStateException("Avro may not create " + expected.getFullName(), e);
        } catch (IOException | RuntimeException e) {
            throw bad(Reason.MALFORMED, topic, "its bytes are no value of schema " + id + ": " + e.getMessage(), e);
        }
        if (!end) {
            throw bad(Reason.TRAILING_BYTES, topic, "bytes are left after the value of schema " + id, null);
        }
        return value;
    }

    private SpecificDatumReader<T> readerFor(String topic, int id) {
        Schema writer = writerOf(topic, id);
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(expected, writer);
        if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
            String why = pair.getResult().getIncompatibilities().stream()
                    .map(i -> i.getType() + " at " + i.getLocation() + ": " + i.getMessage())
                    .findFirst()
                    .orElse("");
            throw bad(
                    Reason.INCOMPATIBLE_SCHEMA,
                    topic,
                    "schema " + id + " (" + writer.getFullName() + ") cannot be read as " + expected.getFullName()
                            + ": " + why,
                    null);
        }
        return new SpecificDatumReader<>(writer, expected, model);
    }

    private Schema writerOf(String topic, int id) {
        try {
            return catalog.writerOf(id);
        } catch (BadRecordException e) {
            throw bad(e.reason(), topic, e.getMessage(), e);
        }
    }

    private static BadRecordException bad(
            Reason reason, String topic, @Nullable String what, @Nullable Throwable cause) {
        return new BadRecordException(reason, "Record of topic " + topic + " cannot be read: " + what, cause);
    }

    /** What one thread reads with, again and again. */
    private static final class Workplace<T> {
        private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
        private @Nullable BinaryDecoder decoder;
    }
}
