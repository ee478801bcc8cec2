package dev.sluice.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An alert for the SOC: one OCSF Detection Finding, JSON with its names in a fixed order. Immutable. */
public final class Alert {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode finding;

    /** @param finding the finding, from now on not changed by anyone */
    Alert(ObjectNode finding) {
        this.finding = finding;
    }

    /**
     * An alert that {@link #toJson()} gave.
     *
     * @throws IllegalArgumentException if the bytes are not such an alert
     */
    public static Alert fromJson(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node instanceof ObjectNode finding
                    && finding.at("/unmapped/entity_id").isTextual()) {
                return new Alert(finding);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("these bytes are no alert: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("this JSON is no alert of Sluice: it names no entity");
    }

    /** The finding as UTF-8 JSON on one line. The same alert gives the same bytes. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsString(finding).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of values is always writable", impossible);
        }
    }

    /** The kind of what it is about: {@code account}, {@code device}, {@code terminal}, {@code merchant} or {@code rule}. */
    public String entityType() {
        return finding.at("/unmapped/entity_type").asText();
    }

    /** The id of what it is about; the key of the alert topic. */
    public String entityId() {
        return finding.at("/unmapped/entity_id").asText();
    }

    /** What it is about, unique among entities of all kinds: kind and id. */
    public String subject() {
        return entityType() + '/' + entityId();
    }

    /** The gravest rule that hit, or the rule that it is about; one entity alerts once in a while for the same rule. */
    public String ruleId() {
        return finding.at("/finding_info/analytic/uid").asText();
    }

    /** The transaction whose decision it tells of, or with which the rule left its band. */
    public String transactionId() {
        return finding.at("/metadata/correlation_uid").asText();
    }

    /** Tells it from all other alerts, and is the same when it is raised again. */
    public String uid() {
        return finding.at("/metadata/uid").asText();
    }

    /** Whether it tells of what came out after the decision. */
    public boolean isLate() {
        return finding.at("/unmapped/late").asBoolean();
    }

    /** Event time of that transaction. */
    public Instant eventTime() {
        return Instant.ofEpochMilli(finding.get("time").asLong());
    }

    /** The finding itself, for tests of its form. */
    JsonNode finding() {
        return finding;
    }

    /**
     * The same alert that also tells of those like it which were held back before it.
     *
     * @param heldBack how many there were; with 0 the alert stays as it is
     * @param firstAt event time of the earliest of them
     */
    public Alert withHeldBack(int heldBack, Instant firstAt) {
        if (heldBack == 0) {
            return this;
        }
        ObjectNode copy = finding.deepCopy();
        copy.put("count", heldBack + 1);
        copy.put("start_time", Math.min(firstAt.toEpochMilli(), eventTime().toEpochMilli()));
        copy.put("end_time", Math.max(firstAt.toEpochMilli(), eventTime().toEpochMilli()));
        copy.put("message", finding.get("message").asText() + " (" + heldBack + " alike held back before)");
        return new Alert(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alert alert && alert.finding.equals(finding);
    }

    @Override
    public int hashCode() {
        return finding.hashCode();
    }

    @Override
    public String toString() {
        return "Alert[" + ruleId() + " on " + entityType() + " " + entityId() + ", transaction " + transactionId()
                + "]";
    }
}
