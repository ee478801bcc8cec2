package dev.sluice.replay.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.EventStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes events as lines of JSON, which {@link EventSources#jsonLines} reads again:
 *
 * <pre>
 * {"stream":"transaction","arrivesAt":"2018-04-01T00:17:09Z","value":{"transactionId":"0", ...}}
 * </pre>
 *
 * Fields that are null are left out. Decimals and times are texts, so that no reader rounds them.
 */
public final class EventLines {

    static final String STREAM = "stream";
    static final String ARRIVES_AT = "arrivesAt";
    static final String VALUE = "value";

    private static final JsonMapper MAPPER = new JsonMapper();

    private EventLines() {}

    /**
     * One event as a line, without a line feed.
     *
     * @param event an event of one of the {@link EventStream}s
     * @param arrivesAt when it arrives
     */
    public static String write(SpecificRecord event, Instant arrivesAt) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put(STREAM, EventStream.of(event).word());
        line.put(ARRIVES_AT, arrivesAt.toString());
        line.set(VALUE, object(event));
        try {
            return MAPPER.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of values is always writable", impossible);
        }
    }

    private static ObjectNode object(SpecificRecord event) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value != null) {
                object.set(field.name(), node(value));
            }
        }
        return object;
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof SpecificRecord inner) {
            return object(inner);
        }
        if (value instanceof Collection<?> elements) {
            ArrayNode list = nodes.arrayNode();
            elements.forEach(element -> list.add(node(element)));
            return list;
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Long number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number);
        }
        return nodes.textNode(value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
    }
}
