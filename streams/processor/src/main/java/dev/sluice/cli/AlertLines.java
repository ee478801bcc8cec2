package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.demo.AlertLine;
import dev.sluice.contract.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/** Reads alerts as the SOC would: from their JSON alone. */
final class AlertLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AlertLines() {}

    static AlertLine of(byte[] json, Duration raisedAt) {
        JsonNode finding;
        try {
            finding = JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an alert is not JSON", e);
        }
        return new AlertLine(
                raisedAt,
                Severity.valueOf(finding.path("severity").asText().toUpperCase(Locale.ROOT)),
                finding.at("/unmapped/entity_type").asText(),
                finding.path("message").asText());
    }
}
