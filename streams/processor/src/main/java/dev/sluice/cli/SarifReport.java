package dev.sluice.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.finding.Finding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Findings in the Static Analysis Results Interchange Format 2.1.0, which editors and code hosts show at their place. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String VERSION = "2.1.0";

    private SarifReport() {}

    /**
     * Renders findings.
     *
     * @param findings the findings, whose files are below the folder
     * @param folder the rules folder, as it is seen from where the files are looked for
     * @param toolVersion the version of Sluice
     */
    static String render(List<Finding> findings, Path folder, String toolVersion) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA);
        root.put("version", VERSION);
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "sluice");
        driver.put("version", toolVersion);
        ArrayNode rules = driver.putArray("rules");
        for (SarifRule rule : SarifRule.values()) {
            ObjectNode object = rules.addObject();
            object.put("id", rule.id());
            object.putObject("shortDescription").put("text", rule.description());
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> put(results.addObject(), finding, folder));
        return root.toPrettyString();
    }

    private static void put(ObjectNode result, Finding finding, Path folder) {
        result.put("ruleId", SarifRule.of(finding).id());
        result.put("level", finding.severity().name().toLowerCase(Locale.ROOT));
        String hint = finding.hint() == null ? "" : ": " + finding.hint();
        result.putObject("message").put("text", finding.message() + hint);
        ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
        location.putObject("artifactLocation").put("uri", uri(folder, finding.file()));
        if (finding.line() > 0) {
            ObjectNode region = location.putObject("region");
            region.put("startLine", finding.line());
            if (finding.column() > 0) {
                region.put("startColumn", finding.column());
            }
        }
    }

    /** Relative where the folder was given so, for code hosts match it with the repository. */
    private static String uri(Path folder, String file) {
        Path path = folder.resolve(file).normalize();
        if (path.isAbsolute()) {
            return path.toUri().toString();
        }
        String slashed = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        // RFC 3986, 4.2: without the dot, what stands before a colon would be read as the address's scheme.
        String relative = slashed.contains(":") ? "./" + slashed : slashed;
        try {
            return new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a relative path makes a URI: " + relative, impossible);
        }
    }
}
