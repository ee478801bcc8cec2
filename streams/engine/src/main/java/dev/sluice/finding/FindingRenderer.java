package dev.sluice.finding;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows findings as a good compiler does: place, what is wrong, the source line with a caret, and a hint.
 *
 * <pre>
 * rules/features.yaml:7:14: error: unknown measure 'cuont'
 *     7 |     measure: cuont
 *       |              ^
 *       = did you mean 'count'?
 * </pre>
 */
public final class FindingRenderer {

    private static final int LINE_CHARACTERS_MAX = 160;

    private final Map<String, List<String>> linesByFile;

    /**
     * @param sources the text of each file by the name that findings use; a file that is missing here is reported
     *     without its source line
     */
    public FindingRenderer(Map<String, String> sources) {
        linesByFile = sources.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().lines().toList()));
    }

    /** All findings in the order of their places, each followed by a line feed. */
    public String render(Collection<Finding> findings) {
        return findings.stream().sorted().map(finding -> render(finding) + "\n").collect(Collectors.joining());
    }

    /** One finding, of one to four lines, without a line feed at the end. */
    public String render(Finding finding) {
        StringBuilder text = new StringBuilder(finding.file());
        if (finding.line() > 0) {
            text.append(':').append(finding.line());
        }
        if (finding.column() > 0) {
            text.append(':').append(finding.column());
        }
        text.append(": ").append(finding.severity().name().toLowerCase(Locale.ROOT));
        text.append(": ").append(finding.message());
        String source = sourceLine(finding);
        if (source != null) {
            text.append(String.format(Locale.ROOT, "\n%5d | %s", finding.line(), shortened(source)));
            if (finding.column() > 0 && finding.column() <= LINE_CHARACTERS_MAX) {
                text.append("\n      | ")
                        .append(paddingBefore(source, finding.column()))
                        .append('^');
            }
        }
        if (finding.hint() != null) {
            text.append("\n      = ").append(finding.hint());
        }
        return text.toString();
    }

    private @Nullable String sourceLine(Finding finding) {
        List<String> lines = linesByFile.get(finding.file());
        if (lines == null || finding.line() == 0 || finding.line() > lines.size()) {
            return null;
        }
        return lines.get(finding.line() - 1);
    }

    private static String shortened(String source) {
        return source.length() <= LINE_CHARACTERS_MAX ? source : source.substring(0, LINE_CHARACTERS_MAX) + " ...";
    }

    /** Tabs are kept, so that the caret stands below its character however wide a tab is shown. */
    private static String paddingBefore(String source, int column) {
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < column - 1; i++) {
            padding.append(i < source.length() && source.charAt(i) == '\t' ? '\t' : ' ');
        }
        return padding.toString();
    }
}
