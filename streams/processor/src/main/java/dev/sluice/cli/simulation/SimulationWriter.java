package dev.sluice.cli.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.replay.source.EventLines;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.answer.ChallengeAnswer;
import dev.sluice.simulator.answer.ChallengeAnswers;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/** Writes a simulated world as a folder that {@link SimulatedFolder} reads. For one run. */
public final class SimulationWriter {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final long PROGRESS_TRANSACTIONS = 1_000;
    private static final double SECONDS_PER_DAY = 86_400;

    private final SimulationConfig config;
    private final Duration length;
    private final LongConsumer progress;
    private final ChallengeAnswers challengeAnswers;
    private final MessageDigest digest = sha256();
    private final Set<String> attackIds = new HashSet<>();
    private long events;
    private long transactions;
    private long frauds;
    private long labels;

    /**
     * @param config the world
     * @param length how long to watch it, in event time
     * @param progress is told now and then how many transactions were written
     */
    public SimulationWriter(SimulationConfig config, Duration length, LongConsumer progress) {
        this.config = config;
        this.challengeAnswers = new ChallengeAnswers(config.seed(), ChallengeAnswers.REALISTIC_TIME);
        this.length = length;
        this.progress = progress;
    }

    /**
     * Writes the files anew; the manifest comes last, so that a folder that has one is whole.
     *
     * @param folder where they go; made if it is not there
     * @return what was written
     * @throws IOException if they cannot be written
     */
    public SimulationManifest write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path manifestFile = folder.resolve(SimulatedFolder.MANIFEST);
        Files.deleteIfExists(manifestFile);
        try (Writer lines = digested(compressing(folder.resolve(SimulatedFolder.EVENTS)));
                Writer truths = Files.newBufferedWriter(folder.resolve(SimulatedFolder.TRUTH));
                Writer answers = text(compressing(folder.resolve(SimulatedFolder.ANSWERS)))) {
            truths.write(TruthTable.HEADER + "\n");
            answers.write(AnswerTable.HEADER + "\n");
            Iterator<SimulatedEvent> simulated =
                    new Simulation(config).during(length).iterator();
            while (simulated.hasNext()) {
                write(simulated.next(), lines, truths, answers);
            }
        }
        progress.accept(transactions);
        SimulationManifest manifest = manifest();
        Files.writeString(
                manifestFile, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        return manifest;
    }

    private void write(SimulatedEvent event, Writer lines, Writer truths, Writer answers) throws IOException {
        lines.write(EventLines.write(event.value(), event.arrivesAt().truncatedTo(ChronoUnit.MILLIS)));
        lines.write('\n');
        events++;
        labels += event.stream() == EventStream.LABEL ? 1 : 0;
        if (event.value() instanceof TransactionRequested transaction) {
            transactions++;
            if (event.truth().isFraud()) {
                frauds++;
                attackIds.add(String.valueOf(event.truth().attackId()));
                truths.write(TruthTable.row(transaction, event.truth()) + "\n");
            }
            write(transaction.getTransactionId(), event.truth(), answers);
            if (transactions % PROGRESS_TRANSACTIONS == 0) {
                progress.accept(transactions);
            }
        }
    }

    private SimulationManifest manifest() {
        return new SimulationManifest(
                config.seed(),
                config.start().toString(),
                length.toSeconds() / SECONDS_PER_DAY,
                config.customers(),
                config.terminals(),
                config.attackShare(),
                transactions,
                frauds,
                attackIds.size(),
                labels,
                events,
                HexFormat.of().formatHex(digest.digest()));
    }

    private void write(String transactionId, GroundTruth truth, Writer answers) throws IOException {
        Optional<ChallengeAnswer> answer = challengeAnswers.of(transactionId, truth);
        if (answer.isPresent()) {
            answers.write(AnswerTable.row(transactionId, answer.get()) + "\n");
        }
    }

    /** Compression differs between versions of its library; the digest is of what the world itself decides. */
    private Writer digested(OutputStream compressing) {
        return text(new DigestOutputStream(compressing, digest));
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_BYTES);
    }

    private static OutputStream compressing(Path file) throws IOException {
        return new GZIPOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
