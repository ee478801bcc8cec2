package dev.sluice.cli.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.replay.Respondents;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.EventSources;
import dev.sluice.replay.source.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A simulated world in files: its events, the truth about them, and what it was made from. */
public final class SimulatedFolder {

    /** Every event as a line of JSON, in the order of arrival, compressed. */
    public static final String EVENTS = "events.jsonl.gz";

    /** Which transactions are fraud, and of which attack. */
    public static final String TRUTH = "truth.csv";

    /** How each payment would be answered for if it was challenged, compressed. */
    public static final String ANSWERS = "answers.csv.gz";

    /** The seed and the like, and how much there is. */
    public static final String MANIFEST = "simulation.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path folder;
    private final SimulationManifest manifest;
    private final Map<String, Fraud> frauds;

    private SimulatedFolder(Path folder, SimulationManifest manifest, Map<String, Fraud> frauds) {
        this.folder = folder;
        this.manifest = manifest;
        this.frauds = frauds;
    }

    /**
     * Reads what is known about a simulated world; its events are read when they are asked for.
     *
     * @throws UnreadableFileException if it is none, or not whole; the message says what to do
     */
    public static SimulatedFolder read(Path folder) {
        for (String name : new String[] {MANIFEST, TRUTH, ANSWERS, EVENTS}) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new UnreadableFileException(
                        folder + " is not a whole simulated world: it has no " + name + "; 'sluice simulate --out "
                                + folder + "' writes one",
                        null);
            }
        }
        return new SimulatedFolder(folder, manifest(folder.resolve(MANIFEST)), TruthTable.read(folder.resolve(TRUTH)));
    }

    private static SimulationManifest manifest(Path file) {
        try {
            return MAPPER.readValue(file.toFile(), SimulationManifest.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(
                    file + " is not what 'sluice simulate' writes: " + e.getOriginalMessage()
                            + "; the same command with the same options writes it anew",
                    e);
        } catch (IOException e) {
            throw new UnreadableFileException("cannot read " + file + ": " + e, e);
        }
    }

    /** What it was made from, and how much there is. */
    public SimulationManifest manifest() {
        return manifest;
    }

    /**
     * Opens the events, in the order of their arrival, each transaction with the truth about it.
     *
     * @throws UnreadableFileException if they cannot be read
     */
    public EventSource events() {
        return new TruthfulSource(EventSources.jsonLines(folder.resolve(EVENTS)), frauds.keySet());
    }

    /**
     * Those who answer the challenges that decisions ask for.
     *
     * @throws UnreadableFileException if the answers cannot be read; the message says what to do
     */
    public Respondents respondents() {
        return new SimulatedRespondents(AnswerTable.read(folder.resolve(ANSWERS)));
    }

    /** A new score of decisions on these events. */
    public EffectivenessScore score() {
        return new EffectivenessScore(frauds);
    }
}
