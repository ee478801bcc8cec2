package dev.sluice.cli;

import dev.sluice.cli.simulation.SimulatedFolder;
import dev.sluice.finding.Checked;
import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import dev.sluice.replay.mapping.Mapping;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.EventSources;
import dev.sluice.replay.source.LabelColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events of the past, for every command that takes some. */
final class EventFileOptions {

    private static final Pattern JSON_LINES = Pattern.compile(".*\\.(jsonl|ndjson)(\\.gz)?");

    @Option(
            names = "--transactions",
            paramLabel = "FILE",
            description = "Events in the order in which they arrived: CSV with a --mapping, or JSON Lines (*.jsonl)."
                    + " May be compressed by gzip.")
    private @Nullable Path file;

    @Option(
            names = "--simulated",
            paramLabel = "DIR",
            description = "A simulated world instead of a file: the folder that 'simulate' wrote.")
    private @Nullable Path simulatedFolder;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Which columns of the CSV file are which fields, see docs/examples/.")
    private @Nullable Path mappingFile;

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "The column that tells what a transaction turned out to be.")
    private @Nullable String labelColumn;

    @Option(
            names = "--label-value",
            paramLabel = "VALUE",
            defaultValue = "1",
            description = "The value of that column which means fraud. Default: ${DEFAULT-VALUE}")
    private String fraudValue = "1";

    @Option(
            names = "--label-genuine-value",
            paramLabel = "VALUE",
            description = "The value which means that somebody confirmed the transaction. Without it nobody does.")
    private @Nullable String genuineValue;

    @Option(
            names = "--label-delay",
            paramLabel = "DURATION",
            defaultValue = "P7D",
            description = "How long after its transaction a label becomes known, ISO 8601. Default: ${DEFAULT-VALUE}")
    private Duration labelDelay = Duration.ofDays(7);

    private @Nullable SimulatedFolder simulated;

    /** How long after its transaction a label becomes known. */
    Duration labelDelay() {
        return labelDelay;
    }

    /** Whether transactions have labels, and which value means fraud, for messages; null if they have none. */
    @Nullable
    String fraudCondition() {
        return labelColumn == null ? null : labelColumn + "=" + fraudValue;
    }

    /**
     * The simulated world that was asked for; null if a file was.
     *
     * @throws CommandException if neither or both were, or what does not go with it
     */
    @Nullable
    SimulatedFolder simulated() {
        if ((file == null) == (simulatedFolder == null)) {
            throw CommandException.usage("say which events: --transactions FILE, or --simulated DIR for a folder that"
                    + " 'sluice simulate' wrote");
        }
        if (simulatedFolder == null) {
            return null;
        }
        if (mappingFile != null || labelColumn != null) {
            throw CommandException.usage(
                    "a simulated world names its fields and knows what is fraud: leave --mapping and"
                            + " --label-column out");
        }
        if (simulated == null) {
            simulated = SimulatedFolder.read(simulatedFolder);
        }
        return simulated;
    }

    /**
     * Opens the file, or the events of the simulated world.
     *
     * @param labelLead how long before its time a label is given, for a receiver that needs time to take it in
     * @throws CommandException if the file or its mapping cannot be used; the message shows every place
     */
    EventSource open(Duration labelLead) {
        SimulatedFolder world = simulated();
        return world == null ? open(Objects.requireNonNull(file), labelLead) : world.events();
    }

    private EventSource open(Path file, Duration labelLead) {
        if (!Files.isRegularFile(file)) {
            throw CommandException.usage(
                    "there is no file " + file + "; --transactions names a CSV or JSON Lines file");
        }
        if (JSON_LINES.matcher(file.getFileName().toString()).matches()) {
            if (mappingFile != null || labelColumn != null) {
                throw CommandException.usage(
                        file + " is JSON Lines, which names its fields and labels itself: leave --mapping and"
                                + " --label-column out");
            }
            return EventSources.jsonLines(file);
        }
        if (mappingFile == null) {
            throw CommandException.usage("which columns of " + file + " are which fields? Say it in a --mapping;"
                    + " docs/examples/handbook.mapping.yaml is one to start from");
        }
        return openCsv(file, mappingFile, labelLead);
    }

    private EventSource openCsv(Path file, Path mapping, Duration labelLead) {
        String text = read(mapping);
        try {
            Checked<Mapping> checked = Mapping.parse(mapping.toString(), text);
            return EventSources.csv(file, checked.orThrow(), labels(), labelLead, InstantSource.system());
        } catch (FindingsException e) {
            throw CommandException.usage("the mapping cannot be used\n"
                    + new FindingRenderer(Map.of(mapping.toString(), text))
                            .render(e.findings())
                            .stripTrailing());
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable LabelColumn labels() {
        return labelColumn == null ? null : new LabelColumn(labelColumn, fraudValue, genuineValue, labelDelay);
    }

    private static String read(Path mapping) {
        try {
            return Files.readString(mapping);
        } catch (IOException e) {
            throw CommandException.usage("cannot read the mapping " + mapping + ": " + e);
        }
    }
}
