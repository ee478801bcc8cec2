package dev.sluice.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Kinds of bytes that are no event in Confluent's wire format: a zero, four bytes of schema id, then Avro's binary. */
final class UnreadableInputs {
    private static final int HEADER = 5;

    private final List<BadInput> all = new ArrayList<>();

    private UnreadableInputs() {}

    static List<BadInput> all() {
        UnreadableInputs made = new UnreadableInputs();
        made.withoutHeader();
        made.withAnotherSchema();
        made.cutOff();
        made.broken();
        return made.all;
    }

    private void withoutHeader() {
        add("no bytes at all", "TRUNCATED", good -> new byte[0]);
        for (int length = 1; length < HEADER; length++) {
            int kept = length;
            add("only " + length + " bytes of the header", "TRUNCATED", good -> Arrays.copyOf(good, kept));
        }
        text("JSON", "{\"transactionId\":\"t\",\"card\":\"4111111111111111\"}");
        text("CSV", "t,acc-1,42.50,EUR");
        text("XML", "<transaction id=\"t\"/>");
        text("a card number alone", "4111111111111111");
        text("HTML", "<!DOCTYPE html><title>502 Bad Gateway</title>");
        add("Avro without a header", "UNKNOWN_MAGIC_BYTE", good -> Arrays.copyOfRange(good, HEADER, good.length));
        add("magic byte 1", "UNKNOWN_MAGIC_BYTE", good -> with(good, 0, (byte) 1));
        add("magic byte -1", "UNKNOWN_MAGIC_BYTE", good -> with(good, 0, (byte) -1));
        add("an Avro object container", "UNKNOWN_MAGIC_BYTE", good -> "Obj\u0001avro.schema".getBytes(UTF_8));
        add("gzip", "UNKNOWN_MAGIC_BYTE", good -> new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
        add("noise", "UNKNOWN_MAGIC_BYTE", good -> with(noise(good.length), 0, (byte) 0x7f));
    }

    private void withAnotherSchema() {
        add("schema id that nobody registered", "UNKNOWN_SCHEMA_ID", good -> with(good, 1, (byte) 0x6f));
        add("largest schema id", "UNKNOWN_SCHEMA_ID", good -> {
            byte[] bytes = good.clone();
            bytes[1] = 0x7f;
            Arrays.fill(bytes, 2, HEADER, (byte) 0xff);
            return bytes;
        });
    }

    private void cutOff() {
        add("header without a value", "MALFORMED", good -> Arrays.copyOf(good, HEADER));
        add("cut off after one byte", "MALFORMED", good -> Arrays.copyOf(good, HEADER + 1));
        add("cut off in the first text", "MALFORMED", good -> Arrays.copyOf(good, HEADER + 4));
        for (int percent = 20; percent < 100; percent += 20) {
            int kept = percent;
            add("cut off after " + percent + "%", "MALFORMED", good -> Arrays.copyOf(good, good.length * kept / 100));
        }
        add("last byte missing", "MALFORMED", good -> Arrays.copyOf(good, good.length - 1));
        add("a byte too many", "TRAILING_BYTES", good -> Arrays.copyOf(good, good.length + 1));
        add("a value twice", "TRAILING_BYTES", good -> {
            byte[] bytes = Arrays.copyOf(good, 2 * good.length - HEADER);
            System.arraycopy(good, HEADER, bytes, good.length, good.length - HEADER);
            return bytes;
        });
    }

    private void broken() {
        add("text of negative length", "MALFORMED", good -> with(good, HEADER, (byte) 1));
        add("text longer than the record", "MALFORMED", good -> {
            byte[] bytes = good.clone();
            Arrays.fill(bytes, HEADER, HEADER + 4, (byte) 0xff);
            bytes[HEADER + 4] = 0x06;
            return bytes;
        });
        add("number that does not end", "MALFORMED", good -> {
            byte[] bytes = good.clone();
            Arrays.fill(bytes, HEADER, bytes.length, (byte) 0xff);
            return bytes;
        });
        add("last choice that does not exist", "MALFORMED", good -> {
            byte[] bytes = Arrays.copyOf(good, good.length);
            bytes[bytes.length - 4] = 0x7e;
            return bytes;
        });
    }

    private void text(String kind, String text) {
        add(kind + " in place of Avro", "UNKNOWN_MAGIC_BYTE", good -> text.getBytes(UTF_8));
    }

    private void add(String name, String reason, UnaryOperator<byte[]> spoil) {
        all.add(new BadInput("bytes: " + name, reason, null, GoodEvents.ACCOUNT, new BadInput.Bytes(spoil)));
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
