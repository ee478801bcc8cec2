package dev.sluice.service;

import dev.sluice.finding.Finding;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One section of the configuration file. Goes on after a finding, so that one run reports everything. */
final class ConfigSection {

    private final String name;
    private final String file;
    private final YamlNode.Mapping mapping;
    private final YamlFields fields;
    private final EnvironmentVariables environment;
    private final List<Finding> findings;

    ConfigSection(
            String name,
            String file,
            YamlNode.Mapping mapping,
            EnvironmentVariables environment,
            List<Finding> findings) {
        this.name = name;
        this.file = file;
        this.mapping = mapping;
        this.fields = new YamlFields(file, name, mapping, findings);
        this.environment = environment;
        this.findings = findings;
    }

    /**
     * The value of a key, or its default; after a finding also the default.
     *
     * @param parser gives the value, or throws {@link IllegalArgumentException} with a message that says what is accepted
     */
    <T> T value(ConfigKey key, Function<String, T> parser) {
        return given(key, parser).orElseGet(() -> parser.apply(Objects.requireNonNull(key.defaultText(), key.path())));
    }

    /** The value of a key, or empty if it is not there or cannot be read, which is a finding. */
    <T> Optional<T> given(ConfigKey key, Function<String, T> parser) {
        if (fields.node(key.key()).isEmpty()) {
            return Optional.empty();
        }
        return fields.value(key.key(), text -> parser.apply(environment.expand(text)));
    }

    /** The value of a key that has no default; its absence is a finding. */
    Optional<String> required(ConfigKey key) {
        return fields.value(key.key(), environment::expand);
    }

    /** Names and values below a key; none if it is not there. */
    Map<String, String> options(ConfigKey key) {
        Map<String, String> options = new LinkedHashMap<>();
        fields.node(key.key()).ifPresent(node -> {
            if (node instanceof YamlNode.Mapping nested) {
                readOptions(nested, options::put);
            } else {
                fields.error(node, "'" + key.path() + "' must be a mapping, found " + node.kind(), null);
            }
        });
        return options;
    }

    /** The whole section as names and values. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        readOptions(mapping, options::put);
        return options;
    }

    private void readOptions(YamlNode.Mapping from, BiConsumer<String, String> to) {
        for (YamlNode.Entry entry : from.entries()) {
            if (!(entry.value() instanceof YamlNode.Scalar scalar)) {
                fields.error(
                        entry.value(),
                        "'" + entry.key().text() + "' must be a plain value, found "
                                + entry.value().kind(),
                        null);
                continue;
            }
            try {
                to.accept(entry.key().text(), environment.expand(scalar.text()));
            } catch (IllegalArgumentException e) {
                fields.error(scalar, "'" + entry.key().text() + "' cannot be read", e.getMessage());
            }
        }
    }

    /**
     * Makes what the section describes. What its constructor refuses becomes a finding at the key that the refusal names.
     *
     * @return what was made, or the fallback
     */
    <T> T make(Supplier<T> constructor, T fallback) {
        int findingsBefore = findings.size();
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            // A value that could not be read was replaced; what follows from that says nothing new.
            if (findings.size() == findingsBefore) {
                String message = String.valueOf(e.getMessage());
                YamlNode at = placeOf(message);
                findings.add(Finding.error(file, at.line(), at.column(), name + ": " + message, null));
            }
            return fallback;
        }
    }

    /** Notes every name that nobody asked for. */
    void refuseOthers() {
        fields.refuseOthers();
    }

    private YamlNode placeOf(String message) {
        return entries(mapping).stream()
                .filter(entry -> message.contains(entry.key().text()))
                .map(entry -> (YamlNode) entry.key())
                .findFirst()
                .orElse(mapping);
    }

    /** The entries of a mapping, the innermost first. */
    private static List<YamlNode.Entry> entries(YamlNode.Mapping mapping) {
        List<YamlNode.Entry> all = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (entry.value() instanceof YamlNode.Mapping nested) {
                all.addAll(0, entries(nested));
            } else {
                all.add(entry);
            }
        }
        return all;
    }
}
