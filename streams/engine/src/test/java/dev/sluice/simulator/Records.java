package dev.sluice.simulator;

import dev.sluice.simulator.event.SimulatedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Turns simulated events into the bytes that are published. */
final class Records {

    private Records() {}

    /** Returns the SHA-256 over everything that the events consist of, the truth about them too. */
    static String digest(List<SimulatedEvent> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SimulatedEvent event : events) {
                digest.update((event.arrivesAt() + event.key() + event.stream() + event.truth()).getBytes());
                digest.update(bytes(event.value()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the Avro binary form, which fails if a required field is missing or of the wrong type. */
    static byte[] bytes(SpecificRecord record) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
