package dev.sluice.service;

import dev.sluice.decision.Horizons;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.publication.ApprovalPolicy;
import dev.sluice.serde.RegistrySettings;
import dev.sluice.service.StreamsSettings.Compression;
import dev.sluice.service.StreamsSettings.GroupProtocol;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import dev.sluice.topology.TopologySettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a configuration file strictly: what it does not know, or cannot use, is a finding with its line. */
final class ConfigReader {

    private static final String PLACEHOLDER_SERVER = "localhost:9092";
    private static final String PLACEHOLDER_URL = "http://localhost:8081";

    private final String file;
    private final Path directory;
    private final EnvironmentVariables environment;
    private final YamlNode.Mapping root;
    private final YamlFields sections;
    private final List<Finding> findings;

    private ConfigReader(
            String file, Path directory, EnvironmentVariables environment, Checked<YamlNode.Mapping> yaml) {
        this.file = file;
        this.directory = directory;
        this.environment = environment;
        this.root = yaml.value();
        this.findings = new ArrayList<>(yaml.findings());
        this.sections = new YamlFields(file, "", root, findings);
    }

    static SluiceConfig read(Path file, Map<String, String> environment) throws IOException {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return parse(file.toString(), Files.readString(file), directory == null ? Path.of("") : directory, environment);
    }

    /**
     * Reads a configuration.
     *
     * @param file the name that findings use
     * @param text its content
     * @param directory what relative paths start from
     * @param environment what {@code ${NAME}} stands for
     * @throws FindingsException with all that is wrong
     */
    static SluiceConfig parse(String file, String text, Path directory, Map<String, String> environment) {
        ConfigReader reader =
                new ConfigReader(file, directory, new EnvironmentVariables(environment), YamlSource.parse(file, text));
        SluiceConfig config = reader.config();
        return new Checked<>(config, reader.findings).orThrow();
    }

    private SluiceConfig config() {
        ConfigSection topics = section("topics");
        int partitions = topics.value(ConfigKey.PARTITIONS, ConfigReader::wholeNumber);
        Layout layout = topics.value(ConfigKey.LAYOUT, word(Layout.values()));
        SluiceConfig config = new SluiceConfig(
                kafka(section("kafka")),
                registry(section("registry")),
                streams(section("streams")),
                topics(topics),
                decisions(section("decisions"), topics, partitions, layout),
                ingest(section("ingest")),
                new SluiceConfig.Rules(rules(section("rules")), false),
                approval(section("approval")),
                http(section("http")));
        sections.refuseOthers();
        return config;
    }

    private SluiceConfig.Kafka kafka(ConfigSection section) {
        String servers = section.required(ConfigKey.BOOTSTRAP_SERVERS).orElse(PLACEHOLDER_SERVER);
        Map<String, String> options = section.options(ConfigKey.CLIENT_OPTIONS);
        section.refuseOthers();
        return section.make(
                () -> new SluiceConfig.Kafka(servers, options), new SluiceConfig.Kafka(PLACEHOLDER_SERVER, Map.of()));
    }

    private static RegistrySettings registry(ConfigSection section) {
        Map<String, String> options = section.options();
        return section.make(() -> RegistrySettings.parse(options), RegistrySettings.of(PLACEHOLDER_URL));
    }

    private StreamsSettings streams(ConfigSection section) {
        String applicationId = section.value(ConfigKey.APPLICATION_ID, Function.identity());
        Path stateDirectory = section.value(ConfigKey.STATE_DIRECTORY, this::path);
        Guarantee guarantee = section.value(ConfigKey.GUARANTEE, word(Guarantee.values()));
        Duration commitInterval = section.given(ConfigKey.COMMIT_INTERVAL, DurationText::parse)
                .orElse(StreamsSettings.commitIntervalOf(guarantee));
        int threads = section.value(ConfigKey.THREADS, ConfigReader::wholeNumber);
        int standbyReplicas = section.value(ConfigKey.STANDBY_REPLICAS, ConfigReader::wholeNumber);
        GroupProtocol protocol = section.value(ConfigKey.GROUP_PROTOCOL, word(GroupProtocol.values()));
        Duration missedAfter = section.value(ConfigKey.MISSED_AFTER, DurationText::parse);
        Duration shutdownTimeout = section.value(ConfigKey.SHUTDOWN_TIMEOUT, DurationText::parse);
        StreamsSettings.Tuning tuning = tuning(section);
        section.refuseOthers();
        return section.make(
                () -> new StreamsSettings(
                        applicationId,
                        stateDirectory,
                        guarantee,
                        commitInterval,
                        threads,
                        standbyReplicas,
                        protocol,
                        missedAfter,
                        shutdownTimeout,
                        tuning),
                StreamsSettings.DEFAULT);
    }

    private static StreamsSettings.Tuning tuning(ConfigSection section) {
        Duration pollInterval = section.value(ConfigKey.POLL_INTERVAL, DurationText::parse);
        Duration commitIntervalBehind = section.value(ConfigKey.COMMIT_INTERVAL_BEHIND, DurationText::parse);
        StreamsSettings.Batching batching = batching(section);
        Duration retryBackoff = section.value(ConfigKey.RETRY_BACKOFF, DurationText::parse);
        int blockCache = section.value(ConfigKey.BLOCK_CACHE, ConfigReader::wholeNumber);
        int writeBuffer = section.value(ConfigKey.WRITE_BUFFER, ConfigReader::wholeNumber);
        return section.make(
                () -> new StreamsSettings.Tuning(
                        pollInterval, commitIntervalBehind, batching, retryBackoff, blockCache, writeBuffer),
                StreamsSettings.Tuning.DEFAULT);
    }

    private static StreamsSettings.Batching batching(ConfigSection section) {
        Duration linger = section.value(ConfigKey.LINGER, DurationText::parse);
        int batchKilobytes = section.value(ConfigKey.BATCH_SIZE, ConfigReader::wholeNumber);
        Compression compression = section.value(ConfigKey.COMPRESSION, word(Compression.values()));
        return section.make(
                () -> new StreamsSettings.Batching(linger, batchKilobytes, compression),
                StreamsSettings.Batching.DEFAULT);
    }

    private static SluiceConfig.TopicLayout topics(ConfigSection section) {
        int replicationFactor = section.value(ConfigKey.REPLICATION_FACTOR, ConfigReader::wholeNumber);
        Duration retention = section.value(ConfigKey.RETENTION, DurationText::parse);
        Duration deadLetterRetention = section.value(ConfigKey.DEAD_LETTER_RETENTION, DurationText::parse);
        section.refuseOthers();
        return section.make(
                () -> new SluiceConfig.TopicLayout(replicationFactor, retention, deadLetterRetention),
                SluiceConfig.TopicLayout.DEFAULT);
    }

    private static TopologySettings decisions(
            ConfigSection section, ConfigSection topics, int partitions, Layout layout) {
        Duration telemetryWait = section.value(ConfigKey.TELEMETRY_WAIT, DurationText::parse);
        Duration duplicateHorizon = section.value(ConfigKey.DUPLICATE_HORIZON, DurationText::parse);
        Duration labelHorizon = section.value(ConfigKey.LABEL_HORIZON, DurationText::parse);
        Duration lateTelemetry = section.value(ConfigKey.LATE_TELEMETRY, DurationText::parse);
        Duration lateTerminalReports = section.value(ConfigKey.LATE_TERMINAL_REPORTS, DurationText::parse);
        Duration lateLabels = section.value(ConfigKey.LATE_LABELS, DurationText::parse);
        Duration signalHistory = section.value(ConfigKey.SIGNAL_HISTORY, DurationText::parse);
        section.refuseOthers();
        TopologySettings laidOut =
                topics.make(() -> TopologySettings.DEFAULT.withPartitions(partitions), TopologySettings.DEFAULT);
        return section.make(
                () -> new TopologySettings(
                        laidOut.partitions(),
                        telemetryWait,
                        new Horizons(
                                duplicateHorizon,
                                labelHorizon,
                                new Horizons.Late(lateTelemetry, lateTerminalReports, lateLabels)),
                        signalHistory,
                        layout),
                TopologySettings.DEFAULT);
    }

    private static IngestLimits ingest(ConfigSection section) {
        Duration futureSkew = section.value(ConfigKey.FUTURE_SKEW, DurationText::parse);
        Instant earliest = section.value(ConfigKey.EARLIEST_TIME, ConfigReader::time);
        BigDecimal amountMax = section.value(ConfigKey.AMOUNT_MAX, ConfigReader::decimal);
        section.refuseOthers();
        IngestLimits defaults = IngestLimits.defaults();
        return section.make(
                () -> new IngestLimits(
                        futureSkew,
                        earliest,
                        amountMax,
                        defaults.identifierLengthMax(),
                        defaults.textLengthMax(),
                        defaults.elementsMax()),
                defaults);
    }

    private Path rules(ConfigSection section) {
        Path rules = section.value(ConfigKey.RULES_DIRECTORY, this::path);
        section.refuseOthers();
        return rules;
    }

    private static ApprovalPolicy approval(ConfigSection section) {
        boolean required = section.value(ConfigKey.APPROVAL_REQUIRED, ConfigReader::trueOrFalse);
        Map<String, String> keys = section.options(ConfigKey.APPROVAL_KEYS);
        section.refuseOthers();
        return section.make(() -> ApprovalPolicy.of(required, keys), ApprovalPolicy.NOT_REQUIRED);
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private static SluiceConfig.Http http(ConfigSection section) {
        String address = section.value(ConfigKey.HTTP_ADDRESS, Function.identity());
        int port = section.value(ConfigKey.HTTP_PORT, ConfigReader::wholeNumber);
        section.refuseOthers();
        return section.make(() -> new SluiceConfig.Http(address, port), SluiceConfig.Http.DEFAULT);
    }

    /** A section; one that is not there is as one without keys. */
    private ConfigSection section(String name) {
        YamlNode.Mapping mapping = new YamlNode.Mapping(root.line(), root.column(), List.of());
        Optional<YamlNode> node = sections.node(name);
        if (node.isPresent()) {
            if (node.get() instanceof YamlNode.Mapping found) {
                mapping = found;
            } else if (!(node.get() instanceof YamlNode.Scalar scalar
                    && scalar.text().isEmpty())) {
                sections.error(
                        node.get(),
                        "'" + name + "' must be a mapping, found " + node.get().kind(),
                        "indent its keys below it");
            }
        }
        return new ConfigSection(name, file, mapping, environment, findings);
    }

    private Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a path, absolute or relative to the configuration file");
        }
        return directory.resolve(text).normalize();
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number", e);
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a decimal number", e);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time in UTC, such as 2000-01-01T00:00:00Z", e);
        }
    }

    private static <E extends Enum<E>> Function<String, E> word(E[] values) {
        return YamlFields.word(Arrays.stream(values)
                .collect(Collectors.toMap(value -> value.name().toLowerCase(Locale.ROOT), Function.identity())));
    }
}
