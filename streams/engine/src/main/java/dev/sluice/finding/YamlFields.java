package dev.sluice.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of one YAML mapping and notes everything that is wrong: a missing name, a value of the wrong kind, a
 * name that nobody asked for. All methods go on after a finding, so that one run reports everything.
 */
public final class YamlFields {

    private final String file;
    private final String path;
    private final YamlNode.Mapping mapping;
    private final List<Finding> findings;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param file the name that findings use
     * @param path where the mapping stands, for instance {@code alerts}; empty for the top level
     * @param mapping what to read
     * @param findings where findings are added
     */
    public YamlFields(String file, String path, YamlNode.Mapping mapping, List<Finding> findings) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.findings = findings;
    }

    /** The value of a name, or empty if the name is not there. */
    public Optional<YamlNode> node(String name) {
        known.add(name);
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(name))
                .map(YamlNode.Entry::value)
                .findFirst();
    }

    /** The value of a name that must be there; its absence is a finding. */
    public Optional<YamlNode> requiredNode(String name) {
        Optional<YamlNode> value = node(name);
        if (value.isEmpty()) {
            error(mapping, "'" + pathOf(name) + "' is missing", null);
        }
        return value;
    }

    /** The names of a nested mapping that must be there; if it is not, an empty one that gives no further findings. */
    public YamlFields section(String name) {
        Optional<YamlNode> value = requiredNode(name);
        if (value.isPresent() && value.get() instanceof YamlNode.Mapping nested) {
            return new YamlFields(file, pathOf(name), nested, findings);
        }
        value.ifPresent(found -> error(
                found, "'" + pathOf(name) + "' must be a mapping, found " + found.kind(), "indent its names below it"));
        return new YamlFields(file, pathOf(name), new YamlNode.Mapping(1, 1, List.of()), new ArrayList<>());
    }

    /**
     * A plain value that must be there.
     *
     * @param parser gives the value, or throws {@link IllegalArgumentException} with a message that says what is
     *     accepted
     * @return the value, or empty after a finding
     */
    public <T> Optional<T> value(String name, Function<String, T> parser) {
        return requiredNode(name).flatMap(node -> parsed(pathOf(name), node, parser));
    }

    /** A list of plain values that must be there, possibly empty. Items that cannot be read are findings. */
    public <T> List<T> list(String name, Function<String, T> parser) {
        Optional<YamlNode> value = requiredNode(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof YamlNode.Sequence sequence)) {
            error(
                    value.get(),
                    "'" + pathOf(name) + "' must be a list, found "
                            + value.get().kind(),
                    "write [a, b]");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            parsed("an entry of " + pathOf(name), item, parser).ifPresent(items::add);
        }
        return items;
    }

    /** A word of a closed list, for {@link #value} and {@link #list}: the error names the nearest word. */
    public static <T> Function<String, T> word(Map<String, T> words) {
        return text -> {
            T found = words.get(text);
            if (found == null) {
                throw new IllegalArgumentException(
                        NearestName.hint(text, words.keySet(), "accepted: " + String.join(", ", words.keySet())));
            }
            return found;
        };
    }

    /** Notes each name that was not asked for, with the nearest one that is known. To be called last. */
    public void refuseOthers() {
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!known.contains(name)) {
                error(
                        entry.key(),
                        "unknown name '" + pathOf(name) + "'",
                        NearestName.hint(name, known, "accepted here: " + String.join(", ", known)));
            }
        }
    }

    /** Notes an error at the place of a node. */
    public void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }

    private <T> Optional<T> parsed(String what, YamlNode node, Function<String, T> parser) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            error(node, "'" + what + "' must be a plain value, found " + node.kind(), null);
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.text()));
        } catch (IllegalArgumentException e) {
            error(scalar, "'" + scalar.text() + "' is not accepted for '" + what + "'", e.getMessage());
            return Optional.empty();
        }
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
