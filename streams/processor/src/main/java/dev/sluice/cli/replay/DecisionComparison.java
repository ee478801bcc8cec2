package dev.sluice.cli.replay;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Holds the decisions of a running system against those of a replay, byte for byte. For one thread. */
public final class DecisionComparison {

    private static final int DIFFERENCES_SHOWN_MAX = 10;

    private final Map<String, byte[]> expected = new HashMap<>();
    private final Map<String, byte[]> found = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private long equal;
    private long different;
    private long demoted;
    private long unexpected;
    private long duplicatesEqual;
    private long duplicatesDifferent;

    /**
     * @param replayed the {@code decisions.avro} of a replay
     * @throws IOException if it cannot be read
     */
    public DecisionComparison(File replayed) throws IOException {
        SpecificDatumWriter<DecisionMade> writer = new SpecificDatumWriter<>(DecisionMade.class);
        try (DataFileReader<DecisionMade> records =
                new DataFileReader<>(replayed, new SpecificDatumReader<>(DecisionMade.class))) {
            for (DecisionMade decision : records) {
                expected.put(decision.getTransactionId(), encoded(writer, decision));
            }
            // Avro takes a file that breaks off for one that ends; what is lost would not be compared.
            if (records.previousSync() != replayed.length()) {
                throw new IOException("it breaks off after " + expected.size() + " decisions");
            }
        } catch (AvroRuntimeException e) {
            // What an iterator cannot throw otherwise.
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] encoded(SpecificDatumWriter<DecisionMade> writer, DecisionMade decision) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(decision, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** How many transactions the replay decided. */
    public int expected() {
        return expected.size();
    }

    /**
     * Takes a decision of the running system.
     *
     * @param decision the decision
     * @param payload its Avro binary form as it was on the topic, without what goes before it in the wire format
     */
    public void take(DecisionMade decision, ByteBuffer payload) {
        String transactionId = decision.getTransactionId();
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        byte[] before = found.putIfAbsent(transactionId, bytes);
        if (before != null) {
            duplicatesEqual += Arrays.equals(before, bytes) ? 1 : 0;
            duplicatesDifferent += Arrays.equals(before, bytes) ? 0 : 1;
            return;
        }
        byte[] replayed = expected.get(transactionId);
        if (replayed == null) {
            unexpected++;
        } else if (Arrays.equals(replayed, bytes)) {
            equal++;
        } else {
            different++;
            differs(decoded(replayed), decision);
        }
    }

    private static DecisionMade decoded(byte[] decision) {
        try {
            return new SpecificDatumReader<>(DecisionMade.class)
                    .read(null, DecoderFactory.get().binaryDecoder(decision, null));
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was just encoded is readable", impossible);
        }
    }

    private void differs(DecisionMade was, DecisionMade decided) {
        Set<String> rules = demotedRules(was, decided);
        demoted += rules.isEmpty() ? 0 : 1;
        if (differences.size() < DIFFERENCES_SHOWN_MAX) {
            describe(was, decided, rules);
        }
    }

    /** The rules that acted in the replay and were only recorded here, by the same rule set: they had left their hit rate. */
    private static Set<String> demotedRules(DecisionMade was, DecisionMade decided) {
        if (!was.getRuleSetHash().equals(decided.getRuleSetHash())) {
            return Set.of();
        }
        Set<String> acted = rulesOf(was, RuleLifecycle.LIVE);
        acted.retainAll(rulesOf(decided, RuleLifecycle.SHADOW));
        return acted;
    }

    private static Set<String> rulesOf(DecisionMade decision, RuleLifecycle lifecycle) {
        return decision.getRules().stream()
                .filter(hit -> hit.getLifecycle() == lifecycle)
                .map(RuleHit::getRuleId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void describe(DecisionMade was, DecisionMade decided, Set<String> demotedRules) {
        String transactionId = was.getTransactionId();
        if (!demotedRules.isEmpty()) {
            differences.add(transactionId + ": demoted, so that it did not act: " + String.join(", ", demotedRules)
                    + "; " + was.getAction() + " in the replay, " + decided.getAction() + " decided");
            return;
        }
        for (Schema.Field field : DecisionMade.getClassSchema().getFields()) {
            Object before = was.get(field.pos());
            Object now = decided.get(field.pos());
            if (!Objects.equals(before, now)) {
                differences.add(
                        transactionId + ": " + field.name() + " " + before + " in the replay, " + now + " decided");
                return;
            }
        }
        differences.add(transactionId + ": same fields, other bytes");
    }

    /** What was found so far. */
    public Result result() {
        long missing =
                expected.keySet().stream().filter(id -> !found.containsKey(id)).count();
        return new Result(
                equal,
                different,
                demoted,
                missing,
                unexpected,
                duplicatesEqual,
                duplicatesDifferent,
                List.copyOf(differences));
    }

    /**
     * The comparison.
     *
     * @param equal transactions with the same decision, byte for byte
     * @param different transactions with another decision
     * @param demoted those of them in which a rule acted in the replay that was demoted in the running system
     * @param missing transactions that only the replay decided
     * @param unexpected transactions that only the running system decided
     * @param duplicatesEqual further decisions of a transaction, the same as its first; at-least-once allows them
     * @param duplicatesDifferent further decisions of a transaction, other than its first
     * @param differences the first few transactions with another decision, and the first field that differs
     */
    public record Result(
            long equal,
            long different,
            long demoted,
            long missing,
            long unexpected,
            long duplicatesEqual,
            long duplicatesDifferent,
            List<String> differences) {

        /** Whether the running system decided as the replay did, each transaction once or the same again. */
        public boolean isSame() {
            return different == 0 && missing == 0 && duplicatesDifferent == 0;
        }
    }
}
