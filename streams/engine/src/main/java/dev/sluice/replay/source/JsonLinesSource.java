package dev.sluice.replay.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.EventStream;
import dev.sluice.finding.NearestName;
import dev.sluice.ingest.PanRedactor;
import dev.sluice.replay.mapping.Conversions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Events of a JSON Lines file, which arrive in the order of their lines. */
final class JsonLinesSource implements EventSource {

    private static final Set<String> NAMES = Set.of(EventLines.STREAM, EventLines.ARRIVES_AT, EventLines.VALUE);
    private static final Schema TIME = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final BufferedReader lines;
    private final PlainJsonReader records = new PlainJsonReader();
    private long line;

    JsonLinesSource(Path file) {
        name = file.getFileName().toString();
        try {
            lines = InputFile.open(file);
        } catch (IOException e) {
            throw new UnreadableFileException("cannot read " + file + ": " + e, e);
        }
    }

    @Override
    public @Nullable SourceItem next() {
        String text = nextText();
        if (text == null) {
            return null;
        }
        try {
            return arrived(text);
        } catch (JsonProcessingException e) {
            return rejected("", "NOT_JSON", "this is not JSON: " + e.getOriginalMessage(), text);
        } catch (UnusableValueException e) {
            return rejected(e.field(), CsvEventSource.UNUSABLE_VALUE, e.getMessage(), text);
        }
    }

    private @Nullable String nextText() {
        try {
            String text;
            do {
                text = lines.readLine();
                line++;
            } while (text != null && text.isBlank());
            return text;
        } catch (IOException e) {
            throw new UnreadableFileException(
                    name + ": after line " + line + " it cannot be read any further (is it UTF-8, and whole?): " + e,
                    e);
        }
    }

    private SourceItem.Arrived arrived(String text) throws JsonProcessingException {
        JsonNode node = MAPPER.readTree(text);
        if (!node.isObject()) {
            throw new UnusableValueException("", "expected an object with stream, arrivesAt and value");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String found = names.next();
            if (!NAMES.contains(found)) {
                throw new UnusableValueException(
                        found, NearestName.hint(found, NAMES, "accepted here: stream, arrivesAt, value"));
            }
        }
        EventStream stream = stream(node.path(EventLines.STREAM).asText(""));
        JsonNode value = node.path(EventLines.VALUE);
        return new SourceItem.Arrived(
                line,
                arrivesAt(node.get(EventLines.ARRIVES_AT)),
                records.read(value, stream.schema()),
                null,
                List.of(text));
    }

    private static EventStream stream(String word) {
        EventStream stream = EventStream.byWord().get(word);
        if (stream == null) {
            Set<String> words = EventStream.byWord().keySet();
            throw new UnusableValueException(
                    EventLines.STREAM,
                    "no stream is called '" + word + "'; "
                            + NearestName.hint(
                                    word,
                                    words,
                                    "accepted: "
                                            + String.join(
                                                    ", ",
                                                    words.stream().sorted().toList())));
        }
        return stream;
    }

    private static Instant arrivesAt(@Nullable JsonNode node) {
        if (node == null || !node.isTextual()) {
            throw new UnusableValueException(EventLines.ARRIVES_AT, "write a time such as \"2024-01-31T23:59:00Z\"");
        }
        try {
            return (Instant) Conversions.to(TIME).convert(node.asText());
        } catch (IllegalArgumentException e) {
            throw new UnusableValueException(EventLines.ARRIVES_AT, node + " cannot be used: " + e.getMessage());
        }
    }

    private SourceItem.Rejected rejected(String field, String reason, @Nullable String what, String text) {
        String message = name + ":" + line + ": " + PanRedactor.redact(String.valueOf(what));
        return new SourceItem.Rejected(line, field, reason, message, List.of(text));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be closed", e);
        }
    }
}
