package dev.sluice.finding;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a YAML file that a person wrote into a tree with places. Of YAML it takes what a person needs: mappings, lists
 * and plain values. Anchors, tags and merge keys are refused, since with them a file acts otherwise than it reads.
 */
public final class YamlSource {

    private static final int CHARACTERS_MAX = 1 << 20;
    private static final int DEPTH_MAX = 20;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    private YamlSource(String file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * The file's top-level mapping with everything that is wrong with the file as YAML: syntax, names that come twice,
     * what is not accepted here. If it cannot be read at all, the mapping is empty.
     *
     * @param file the name that findings use
     * @param text the file's content
     */
    public static Checked<YamlNode.Mapping> parse(String file, String text) {
        YamlSource source = new YamlSource(file);
        YamlNode.Mapping root = source.root(text);
        return new Checked<>(root, source.findings);
    }

    private YamlNode.Mapping root(String text) {
        YamlNode.Mapping nothing = new YamlNode.Mapping(1, 1, List.of());
        Node node = compose(text);
        if (node == null) {
            if (findings.isEmpty()) {
                error(0, 0, "the file is empty", "expected 'name: value' lines");
            }
            return nothing;
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, 1);
        }
        YamlNode other = convert(node, 1);
        error(other.line(), other.column(), "expected a mapping, found " + other.kind(), "write 'name: value' lines");
        return nothing;
    }

    private @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CHARACTERS_MAX);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            error(
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "this is not valid YAML: " + e.getProblem(),
                    "check the indentation, the colons and the quotes just before this place");
        } catch (YAMLException e) {
            error(0, 0, "this is not valid YAML: " + e.getMessage(), null);
        }
        return null;
    }

    private YamlNode convert(Node node, int depth) {
        int line = line(node);
        int column = column(node);
        if (node.getAnchor() != null) {
            error(line, column, "anchors and aliases are not accepted", "write the value out at each place");
        }
        if (!isPlain(node.getTag())) {
            error(line, column, "the tag " + node.getTag() + " is not accepted", "write the value without it");
        }
        if (depth > DEPTH_MAX) {
            error(line, column, "nested deeper than " + DEPTH_MAX + " levels", null);
            return new YamlNode.Scalar(line, column, "");
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlNode.Sequence(
                    line,
                    column,
                    sequence.getValue().stream()
                            .map(item -> convert(item, depth + 1))
                            .toList());
        }
        boolean isNull = node.getTag().equals(Tag.NULL);
        return new YamlNode.Scalar(line, column, isNull ? "" : ((ScalarNode) node).getValue());
    }

    private YamlNode.Mapping mapping(MappingNode node, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Integer> firstLineOf = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                error(line(tuple.getKeyNode()), column(tuple.getKeyNode()), "a name must be plain text", null);
                continue;
            }
            YamlNode.Scalar key = new YamlNode.Scalar(line(keyNode), column(keyNode), keyNode.getValue());
            YamlNode value = convert(tuple.getValueNode(), depth + 1);
            Integer firstLine = firstLineOf.putIfAbsent(key.text(), key.line());
            if (keyNode.getTag().equals(Tag.MERGE)) {
                error(key.line(), key.column(), "merge keys are not accepted", "write the values out");
            } else if (firstLine != null) {
                error(
                        key.line(),
                        key.column(),
                        "'" + key.text() + "' is given twice, first in line " + firstLine,
                        "remove one of them");
            } else {
                entries.add(new YamlNode.Entry(key, value));
            }
        }
        return new YamlNode.Mapping(line(node), column(node), entries);
    }

    private static boolean isPlain(Tag tag) {
        return tag.equals(Tag.MAP)
                || tag.equals(Tag.SEQ)
                || tag.equals(Tag.STR)
                || tag.equals(Tag.INT)
                || tag.equals(Tag.FLOAT)
                || tag.equals(Tag.BOOL)
                || tag.equals(Tag.NULL)
                || tag.equals(Tag.TIMESTAMP);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static int column(Node node) {
        return node.getStartMark().getColumn() + 1;
    }

    private void error(int line, int column, String message, @Nullable String hint) {
        findings.add(Finding.error(file, line, column, message, hint));
    }
}
