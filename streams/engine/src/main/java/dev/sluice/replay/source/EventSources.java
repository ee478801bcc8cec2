package dev.sluice.replay.source;

import dev.sluice.contract.Contracts;
import dev.sluice.finding.FindingsException;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.replay.mapping.Mapping;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens files as sources of checked events. */
public final class EventSources {

    private EventSources() {}

    /**
     * The transactions of a CSV file, which arrive in the order of its rows, with their labels at their place.
     *
     * @param file the file, compressed by gzip or not; its first line names its columns
     * @param mapping what its columns mean
     * @param labels the column with what the transactions turned out to be; null if there is none
     * @param labelLead how long before its time a label is given to a receiver that needs time to take it in, zero in a
     *     replay; when it becomes known is said in the label and stays the same
     * @param clock what is the future for a transaction
     * @throws FindingsException if the mapping asks for columns that the file does not have
     * @throws IllegalArgumentException if the file does not have the labels' column
     * @throws UnreadableFileException if the file cannot be read
     */
    public static EventSource csv(
            Path file, Mapping mapping, @Nullable LabelColumn labels, Duration labelLead, InstantSource clock) {
        Contracts.trust();
        EventSource checked = checked(new CsvEventSource(file, mapping, labels), file, clock);
        return labels == null ? checked : new LabellingSource(checked, labels, labelLead);
    }

    /**
     * The events of a JSON Lines file as {@link EventLines} writes them.
     *
     * @param file the file, compressed by gzip or not
     * @throws UnreadableFileException if the file cannot be read
     */
    public static EventSource jsonLines(Path file) {
        Contracts.trust();
        return checked(new JsonLinesSource(file), file, InstantSource.system());
    }

    private static EventSource checked(EventSource events, Path file, InstantSource clock) {
        return new CheckedSource(events, file.getFileName().toString(), IngestLimits.defaults(), clock);
    }
}
