package dev.sluice.serde;

import java.nio.ByteBuffer;

/** Confluent's wire format: a zero byte, the schema's id as four bytes big-endian, the value in Avro's binary encoding. */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private WireFormat() {}

    static int schemaId(byte[] data) {
        return ByteBuffer.wrap(data).getInt(1);
    }
}
