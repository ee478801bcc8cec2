package dev.sluice.decision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one entity alerted lately: per rule the last alert that went out, and those held back since. Immutable; it
 * remembers a bounded number of rules, the latest ones.
 */
public final class AlertHistory {

    /** Most rules of one entity that are remembered; with more, the one that is silent the longest is forgotten. */
    public static final int RULES_MAX = 32;

    static final AlertHistory EMPTY = new AlertHistory(List.of());

    private static final int VERSION = 1;

    private final List<Entry> entries;

    private AlertHistory(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * The history that {@link #encode()} gave.
     *
     * @throws IllegalArgumentException if the bytes are not such a history or of a version that is not known here
     */
    public static AlertHistory decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("alert history of version " + version + ", known here is " + VERSION
                        + "; run the release that wrote it, or a newer one");
            }
            int count = in.readUnsignedByte();
            List<Entry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String ruleId = in.readUTF();
                Instant emittedAt = Instant.ofEpochMilli(in.readLong());
                String transactionId = in.readUTF();
                entries.add(new Entry(ruleId, emittedAt, transactionId, readHeldBack(in), readHeldBack(in)));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException("alert history with " + in.available() + " bytes too many");
            }
            return new AlertHistory(List.copyOf(entries));
        } catch (IOException e) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no alert history", e);
        }
    }

    /** The history as bytes: a version, then one part per rule. The same history gives the same bytes. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(entries.size());
            for (Entry entry : entries) {
                out.writeUTF(entry.ruleId());
                out.writeLong(entry.emittedAt().toEpochMilli());
                out.writeUTF(entry.transactionId());
                writeHeldBack(out, entry.reported());
                writeHeldBack(out, entry.pending());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory cannot fail", impossible);
        }
        return bytes.toByteArray();
    }

    @Nullable
    Entry find(String ruleId) {
        return entries.stream()
                .filter(entry -> entry.ruleId().equals(ruleId))
                .findFirst()
                .orElse(null);
    }

    /** This history with the entry in place of the one of the same rule. */
    AlertHistory with(Entry entry) {
        List<Entry> others = new ArrayList<>(entries);
        others.removeIf(other -> other.ruleId().equals(entry.ruleId()));
        others.add(entry);
        if (others.size() > RULES_MAX) {
            others.stream().min(Comparator.comparing(Entry::emittedAt)).ifPresent(others::remove);
        }
        others.sort(Comparator.comparing(Entry::ruleId));
        return new AlertHistory(List.copyOf(others));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertHistory history && history.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "AlertHistory" + entries;
    }

    private static HeldBack readHeldBack(DataInputStream in) throws IOException {
        int count = in.readInt();
        return count == 0 ? HeldBack.NONE : new HeldBack(count, Instant.ofEpochMilli(in.readLong()));
    }

    private static void writeHeldBack(DataOutputStream out, HeldBack heldBack) throws IOException {
        out.writeInt(heldBack.count());
        if (heldBack.count() > 0) {
            out.writeLong(heldBack.firstAt().toEpochMilli());
        }
    }

    /**
     * The alerts of one rule.
     *
     * @param ruleId the rule
     * @param emittedAt event time from which the window of silence counts
     * @param transactionId transaction of the last alert that went out
     * @param reported those that this last alert told of
     * @param pending those held back since
     */
    record Entry(String ruleId, Instant emittedAt, String transactionId, HeldBack reported, HeldBack pending) {

        Entry holdingBack(Instant eventTime) {
            return new Entry(ruleId, emittedAt, transactionId, reported, pending.and(eventTime));
        }
    }

    /**
     * Alerts that were held back.
     *
     * @param count how many
     * @param firstAt event time of the earliest; without meaning if there is none
     */
    record HeldBack(int count, Instant firstAt) {

        static final HeldBack NONE = new HeldBack(0, Instant.EPOCH);

        HeldBack and(Instant eventTime) {
            Instant first = count == 0 || eventTime.isBefore(firstAt) ? eventTime : firstAt;
            return new HeldBack(Math.addExact(count, 1), first);
        }
    }
}
