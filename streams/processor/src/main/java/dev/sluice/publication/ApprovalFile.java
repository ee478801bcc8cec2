package dev.sluice.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** An approval on its way from the approver to whoever publishes. */
public final class ApprovalFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApprovalFile() {}

    /** Writes an approval, over what was there. */
    public static void write(Approval approval, Path file) throws IOException {
        ObjectNode object = JSON.createObjectNode();
        object.put("contentHash", approval.contentHash());
        object.put("evidenceHash", approval.evidenceHash());
        object.put("author", approval.author());
        object.put("approver", approval.approver());
        object.put("approvedAt", approval.approvedAt().toString());
        object.put("signature", approval.signature());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n");
    }

    /**
     * Reads an approval. Whether it is a right one is another question.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no approval
     */
    public static Approval read(Path file) throws IOException {
        try {
            JsonNode object = JSON.readTree(Files.readString(file));
            return new Approval(
                    text(object, "contentHash"),
                    text(object, "evidenceHash"),
                    text(object, "author"),
                    text(object, "approver"),
                    Instant.parse(text(object, "approvedAt")),
                    text(object, "signature"));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    file + " is no approval, which 'sluice rules approve' writes: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return value.textValue();
    }
}
