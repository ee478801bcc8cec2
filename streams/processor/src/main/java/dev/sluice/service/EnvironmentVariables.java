package dev.sluice.service;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables in the place of {@code ${NAME}}, so that no secret has to stand in a file. */
final class EnvironmentVariables {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> variables;

    EnvironmentVariables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * The text with every reference replaced.
     *
     * @throws IllegalArgumentException if a variable is not set or a reference is not closed; the message holds no value
     */
    String expand(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(), found.group(1))));
    }

    private String valueOf(String reference, String name) {
        if (!reference.endsWith("}") || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a reference to an environment variable is written ${NAME}");
        }
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
