package dev.sluice.service;

import java.util.Arrays;
import java.util.Objects;

/** The reference and the example file, as {@link ConfigKey} says them. */
final class ConfigDocuments {

    private static final int WIDTH = 100;

    private ConfigDocuments() {}

    static String reference() {
        StringBuilder text = new StringBuilder("""
                # Configuration

                `scripts/sluice run --config FILE` and `setup --config FILE` read one YAML file, and so do `publish`, `verify` and `rules publish`,
                `list` and `log`, which take from it how to connect. It is read strictly: an unknown key and a value of the wrong kind are errors that name the
                file, the line, the key and what was probably meant.

                - **Secrets** come from environment variables: `${NAME}` in a value stands for the variable `NAME`.
                - **Durations** are a whole number and a unit: `60ms`, `30s`, `15m`, `24h`, `7d`.
                - **Paths** are absolute, or relative to the directory of the file.
                - A commented file to start from is [config/sluice.example.yaml](../config/sluice.example.yaml).

                """);
        for (String section : ConfigKey.sections()) {
            text.append("## `")
                    .append(section)
                    .append("`\n\n| key | accepted | default | meaning |\n|---|---|---|---|\n");
            for (ConfigKey key : ConfigKey.in(section)) {
                text.append("| `")
                        .append(key.path())
                        .append("` | ")
                        .append(key.form())
                        .append(" | ")
                        .append(shownDefault(key))
                        .append(" | ")
                        .append(key.meaning())
                        .append(" |\n");
            }
            text.append('\n');
        }
        text.append(
                "## Options of Kafka's clients\n\nWhat `kafka.client` accepts, see Kafka's documentation for each:\n\n");
        ClientOptions.names().forEach(name -> text.append("- `").append(name).append("`\n"));
        return text.toString();
    }

    private static String shownDefault(ConfigKey key) {
        if (key.defaultText() == null) {
            return "required";
        }
        return key.defaultText().isEmpty() ? "none" : "`" + key.defaultText() + "`";
    }

    static String example() {
        StringBuilder text = new StringBuilder("""
                # Configuration of Sluice. Every key is here; those that are commented out show their default.
                # ${NAME} stands for the environment variable NAME: no secret has to stand in this file.
                """);
        for (String section : ConfigKey.sections()) {
            text.append('\n').append(section).append(":\n");
            ConfigKey.in(section).forEach(key -> text.append(exampleOf(key)));
        }
        return text.toString();
    }

    private static String exampleOf(ConfigKey key) {
        String comment = wrapped(key.meaning());
        return switch (key) {
            case BOOTSTRAP_SERVERS -> comment + "  bootstrapServers: localhost:9092\n";
            case CLIENT_OPTIONS -> comment + """
                          # client:
                          #   security.protocol: SASL_SSL
                          #   sasl.mechanism: SCRAM-SHA-512
                          #   sasl.jaas.config: org.apache.kafka.common.security.scram.ScramLoginModule required username="sluice" password="${KAFKA_PASSWORD}";
                        """;
            case REGISTRY -> comment + """
                          schema.registry.url: http://localhost:8081
                          # basic.auth.user.info: sluice:${REGISTRY_PASSWORD}
                        """;
            case RULES_DIRECTORY -> comment + "  directory: ../rules\n";
            case STATE_DIRECTORY -> comment + "  stateDirectory: ../state\n";
            case APPROVAL_KEYS -> comment + """
                      # keys:
                      #   grace: MCowBQYDK2VwAyEA...
                    """;
            default -> comment + "  # " + key.key() + ": " + Objects.requireNonNull(key.defaultText()) + "\n";
        };
    }

    private static String wrapped(String meaning) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("  #");
        for (String word : Arrays.asList(meaning.split(" "))) {
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("  #");
            }
            line.append(' ').append(word);
        }
        return text.append(line).append('\n').toString();
    }
}
