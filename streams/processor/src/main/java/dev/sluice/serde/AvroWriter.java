package dev.sluice.serde;

import dev.sluice.contract.Contracts;
import dev.sluice.serde.BadRecordException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records of one generated class; the schema's id is asked for once per topic. */
final class AvroWriter<T extends SpecificRecord> implements Serializer<T> {

    private final Schema schema;
    private final SchemaCatalog catalog;
    private final Map<String, Integer> idsByTopic = new ConcurrentHashMap<>();
    private final ThreadLocal<Workplace<T>> workplaces;

    AvroWriter(Class<T> type, SchemaCatalog catalog) {
        SpecificData model = Contracts.model(type);
        this.schema = model.getSchema(type);
        this.catalog = catalog;
        this.workplaces = ThreadLocal.withInitial(() -> new Workplace<>(schema, model));
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        AvroSerde.refuseKeys(isKey);
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's interface knows tombstones, but not how to say so.
    public byte @Nullable [] serialize(String topic, @Nullable T data) {
        if (data == null) {
            return null;
        }
        Integer known = idsByTopic.get(topic);
        int id = known != null ? known : idsByTopic.computeIfAbsent(topic, t -> catalog.idForWriting(t, schema));
        try {
            return workplaces.get().write(id, data);
        } catch (IOException | RuntimeException e) {
            throw new BadRecordException(
                    Reason.NOT_WRITABLE,
                    "A " + schema.getFullName() + " for topic " + topic + " does not satisfy its schema: "
                            + e.getMessage(),
                    e);
        }
    }

    /** What one thread writes with, again and again. */
    private static final class Workplace<T> {

        private static final int BYTES_KEPT_MAX = 64 * 1024;

        private final SpecificDatumWriter<T> writer;
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private @Nullable BinaryEncoder encoder;

        Workplace(Schema schema, SpecificData model) {
            this.writer = new NullableWriter<>(schema, model);
        }

        byte[] write(int id, T value) throws IOException {
            bytes.reset();
            bytes.write(WireFormat.MAGIC);
            bytes.write(id >>> 24);
            bytes.write(id >>> 16);
            bytes.write(id >>> 8);
            bytes.write(id);
            // Kept only after a success: an encoder that failed half-way writes its rest before the next value.
            BinaryEncoder current = EncoderFactory.get().binaryEncoder(bytes, encoder);
            encoder = null;
            writer.write(value, current);
            current.flush();
            encoder = current;
            byte[] written = bytes.toByteArray();
            if (written.length > BYTES_KEPT_MAX) {
                bytes = new ByteArrayOutputStream(1024);
            }
            return written;
        }
    }

    /**
     * Knows at once which branch a value is of where one of two is null, as in each field here that may be missing. Avro looks the other
     * up by its name, which takes a third of the time of a transaction.
     */
    private static final class NullableWriter<T> extends SpecificDatumWriter<T> {

        NullableWriter(Schema schema, SpecificData model) {
            super(schema, model);
        }

        @Override
        protected int resolveUnion(Schema union, Object datum) {
            List<Schema> branches = union.getTypes();
            if (branches.size() != 2) {
                return super.resolveUnion(union, datum);
            }
            for (int branch = 0; branch < branches.size(); branch++) {
                if (branches.get(branch).getType() == Schema.Type.NULL) {
                    return datum == null ? branch : 1 - branch;
                }
            }
            return super.resolveUnion(union, datum);
        }
    }
}
