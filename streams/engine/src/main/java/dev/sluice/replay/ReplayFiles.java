package dev.sluice.replay;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.decision.Alert;
import dev.sluice.ingest.PanRedactor;
import dev.sluice.replay.source.SourceItem;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** The files that a replay leaves: what was decided, what the SOC would have been told, and what was refused. */
public final class ReplayFiles implements Closeable {

    /** One row per transaction, in the order of the input. */
    public static final String DECISIONS_CSV = "decisions.csv";

    /** The same decisions as records, for a comparison with those of a running system. */
    public static final String DECISIONS_AVRO = "decisions.avro";

    /** One OCSF finding per line. */
    public static final String ALERTS = "alerts.jsonl";

    /** How challenges ended, one row each, in the order in which they did. */
    public static final String CHALLENGES_CSV = "challenges.csv";

    /** One row per row of the input that is no acceptable event. */
    public static final String REJECTED = "rejected.csv";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int AVRO_BLOCK_BYTES = 1 << 18;

    private static final byte[] BLOCK_MARK = "sluice decisions".getBytes(StandardCharsets.US_ASCII);

    private final List<String> featureNames;
    private final CsvMapper csv = new CsvMapper();
    private final SequenceWriter decisions;
    private final DataFileWriter<DecisionMade> records;
    private final OutputStream alerts;
    private final SequenceWriter challenges;
    private final SequenceWriter rejected;

    /**
     * Makes the files anew.
     *
     * @param folder where they go; made if it is not there
     * @param featureNames features to show in {@link #DECISIONS_CSV}, each in a column of its own; may be empty
     * @throws IOException if they cannot be written
     */
    public ReplayFiles(Path folder, List<String> featureNames) throws IOException {
        this.featureNames = List.copyOf(featureNames);
        Files.createDirectories(folder);
        decisions = table(folder.resolve(DECISIONS_CSV));
        List<Object> header = new ArrayList<>(
                List.of("transaction_id", "action", "score", "alert", "rules", "shadow_rules", "review", "degraded"));
        header.addAll(this.featureNames);
        decisions.write(header);
        records = new DataFileWriter<>(
                new SpecificDatumWriter<>(DecisionMade.getClassSchema(), Contracts.model(DecisionMade.class)));
        records.setCodec(CodecFactory.nullCodec());
        records.setSyncInterval(AVRO_BLOCK_BYTES);
        // Avro would draw the mark between blocks by chance; the same replay shall give the same bytes.
        records.create(DecisionMade.getClassSchema(), output(folder.resolve(DECISIONS_AVRO)), BLOCK_MARK);
        alerts = output(folder.resolve(ALERTS));
        challenges = table(folder.resolve(CHALLENGES_CSV));
        challenges.write(List.of("transaction_id", "challenge_id", "outcome", "action", "review", "settled_at"));
        rejected = table(folder.resolve(REJECTED));
        rejected.write(List.of("line", "field", "reason", "message", "row"));
    }

    private SequenceWriter table(Path file) throws IOException {
        return csv.writer()
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValues(output(file));
    }

    private static OutputStream output(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    /** Keeps a decision and the alert that goes with it. */
    void write(InMemoryPath.Answer answer) throws IOException {
        DecisionMade decision = answer.decision();
        records.append(decision);
        List<Object> row = new ArrayList<>();
        row.add(decision.getTransactionId());
        row.add(decision.getAction().name());
        row.add(decision.getScore());
        row.add(answer.alarming());
        row.add(ruleIds(decision, false));
        row.add(ruleIds(decision, true));
        row.add(decision.getReview());
        row.add(decision.getDegraded());
        addFeatures(decision, row);
        decisions.write(row);
        if (answer.alert().isPresent()) {
            writeLine(answer.alert().get());
        }
    }

    private static String ruleIds(DecisionMade decision, boolean shadow) {
        return decision.getRules().stream()
                .filter(hit -> shadow == (hit.getLifecycle() == RuleLifecycle.SHADOW))
                .map(RuleHit::getRuleId)
                .collect(Collectors.joining(";"));
    }

    private void addFeatures(DecisionMade decision, List<Object> row) {
        for (String name : featureNames) {
            Object shown = "";
            for (FeatureValue feature : decision.getFeatures()) {
                if (feature.getName().equals(name) && feature.getValue() != null) {
                    shown = feature.getValue();
                }
            }
            row.add(shown);
        }
    }

    /** Keeps an alert on what came after a decision. */
    void write(Alert alert) throws IOException {
        writeLine(alert);
    }

    private void writeLine(Alert alert) throws IOException {
        alerts.write(alert.toJson());
        alerts.write('\n');
    }

    /** Keeps how a challenge ended. */
    void write(ChallengeSettled settled) throws IOException {
        String challengeId = settled.getChallengeId();
        challenges.write(List.of(
                settled.getTransactionId(),
                challengeId == null ? "" : challengeId,
                settled.getOutcome().name(),
                settled.getAction().name(),
                settled.getReview(),
                settled.getSettledAt().toString()));
    }

    /** Keeps what was refused, with card numbers masked. */
    void write(SourceItem.Rejected row) throws IOException {
        rejected.write(List.of(
                row.line(), row.field(), row.reason(), row.message(), PanRedactor.redact(String.join(",", row.raw()))));
    }

    @Override
    public void close() throws IOException {
        try (decisions;
                records;
                alerts;
                challenges;
                rejected) {
            records.flush();
        }
    }
}
