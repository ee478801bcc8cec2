package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingRenderer;
import dev.sluice.rules.RuleFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings about rule files, for people or for machines. */
final class FindingsReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingsReport() {}

    /**
     * Findings as a good compiler shows them, with source lines if the files could be read.
     *
     * @param files what the findings are about, or null
     */
    static String text(List<Finding> findings, @Nullable RuleFiles files) {
        Map<String, String> sources = files == null
                ? Map.of()
                : files.paths().stream()
                        .collect(Collectors.toMap(
                                path -> path, path -> files.text(path).orElse("")));
        return new FindingRenderer(sources).render(findings).stripTrailing();
    }

    /** Findings as an array of objects. */
    static ArrayNode json(List<Finding> findings) {
        ArrayNode array = JSON.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode object = array.addObject();
            object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            object.put("file", finding.file());
            object.put("line", finding.line());
            object.put("column", finding.column());
            object.put("message", finding.message());
            object.put("hint", finding.hint());
        }
        return array;
    }
}
