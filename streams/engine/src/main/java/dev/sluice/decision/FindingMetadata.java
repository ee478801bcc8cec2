package dev.sluice.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.Severity;
import dev.sluice.contract.Topics;
import java.util.Locale;

/** What all findings of Sluice have in common: who found it, in which words, and how OCSF counts severities. */
final class FindingMetadata {

    private static final String OCSF_VERSION = "1.8.0";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String productVersion;

    FindingMetadata(String productVersion) {
        this.productVersion = productVersion;
    }

    /**
     * A finding with what says that it is a new Detection Finding, class 2004, and of this time.
     *
     * @param time milliseconds since 1970
     * @param severity how grave it is
     * @param message one sentence
     */
    static ObjectNode detectionFinding(long time, Severity severity, String message) {
        ObjectNode finding = JSON.objectNode();
        finding.put("activity_id", 1).put("activity_name", "Create");
        finding.put("category_uid", 2).put("category_name", "Findings");
        finding.put("class_uid", 2004).put("class_name", "Detection Finding");
        finding.put("type_uid", 200401).put("type_name", "Detection Finding: Create");
        finding.put("time", time).put("count", 1);
        finding.put("severity_id", severityId(severity)).put("severity", caption(severity.name()));
        finding.put("message", message);
        finding.put("status_id", 1).put("status", "New");
        return finding;
    }

    /**
     * The object {@code metadata}.
     *
     * @param uid id of the finding
     * @param transactionId the transaction that it goes back to
     */
    ObjectNode of(String uid, String transactionId) {
        ObjectNode product = JSON.objectNode();
        product.put("name", "Sluice")
                .put("vendor_name", "Sluice")
                .put("uid", "sluice")
                .put("version", productVersion);
        ObjectNode metadata = JSON.objectNode();
        metadata.put("version", OCSF_VERSION).put("uid", uid).put("correlation_uid", transactionId);
        metadata.put("log_name", Topics.ALERT_RAISED);
        metadata.set("product", product);
        return metadata;
    }

    private static int severityId(Severity severity) {
        return switch (severity) {
            case UNKNOWN -> 0;
            case INFORMATIONAL -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static String caption(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }
}
