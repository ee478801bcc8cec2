package dev.sluice.system;

import dev.sluice.cli.CommandRun;
import dev.sluice.cli.HandbookCommands;
import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.local.LocalCluster;
import dev.sluice.publication.Approval;
import dev.sluice.publication.ApprovalFile;
import dev.sluice.publication.ApprovalKeys;
import dev.sluice.publication.ApprovalPolicy;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** A cluster with instances whose rules have to be approved, and an analyst's folder to publish them from. */
final class PublishingCluster implements AutoCloseable {

    static final String AUTHOR = "ada";
    static final String APPROVER = "grace";
    private static final int PARTITIONS = 2;
    private static final int ACCOUNTS = 16;
    private static final Path EXAMPLE = Path.of("../../docs/examples/handbook-rules");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Path key;
    private final Path configuration;
    private final LocalCluster cluster = LocalCluster.start();
    private final SluiceConfig config;
    private final SchemaCatalog catalog;
    private final EventPublisher publisher;
    private final List<SluiceService> services = new ArrayList<>();

    PublishingCluster(Path directory) {
        Contracts.trust();
        this.directory = directory;
        this.key = directory.resolve("grace.pem");
        try {
            String publicKey = ApprovalKeys.generate(key);
            config = cluster.config(EXAMPLE, Guarantee.EXACTLY_ONCE_V2, 1, PARTITIONS)
                    .withApproval(ApprovalPolicy.of(true, Map.of(APPROVER, publicKey)));
            configuration = Files.writeString(directory.resolve("sluice.yaml"), """
                    kafka: {bootstrapServers: "%s"}
                    registry: {schema.registry.url: "%s"}
                    streams: {applicationId: "%s"}
                    topics: {partitions: %d}
                    """.formatted(
                            cluster.bootstrapServers(),
                            cluster.registryUrl(),
                            config.streams().applicationId(),
                            PARTITIONS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.setUp(config);
        catalog = SchemaCatalog.of(config.registry());
        publisher = new EventPublisher(cluster.bootstrapServers(), new RegistryRecordSerdes(catalog));
    }

    SluiceConfig config() {
        return config;
    }

    SchemaCatalog catalog() {
        return catalog;
    }

    /** Starts one more instance and waits until it decides. */
    SluiceService startInstance() {
        Path state = directory.resolve("state-" + services.size());
        SluiceService service = SluiceService.start(config.withStreams(
                config.streams().withIdentity(config.streams().applicationId(), state)));
        services.add(service);
        Awaitility.await().atMost(PATIENCE).until(() -> services.stream().allMatch(SluiceService::isReady));
        return service;
    }

    /** A folder of rules: the example, with a reason that says its name. */
    Path folder(String name) {
        Path folder = directory.resolve("rules-" + name);
        ExampleRules.copyTo(folder);
        ExampleRules.edit(folder, ExampleRules.AMOUNT_RULE, "The amount is", name + ": the amount is");
        return folder;
    }

    /** What the approver does: replays the rules, looks at the report, and signs. */
    CommandRun approve(Path folder) {
        return CommandRun.of(
                "rules",
                "approve",
                "--rules",
                folder.toString(),
                "--report",
                replayed(folder).toString(),
                "--key",
                key.toString(),
                "--approver",
                APPROVER,
                "--author",
                AUTHOR,
                "--out",
                approval().toString());
    }

    /** The report of a replay by the rules of a folder; without a line where they cannot decide. */
    private Path replayed(Path folder) {
        try {
            Path transactions = HandbookFiles.write(directory, 2);
            CommandRun replay = HandbookCommands.replayBy(folder, transactions, directory.resolve("replayed"));
            return Files.writeString(directory.resolve("report.txt"), replay.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an approver gives who uses a program of their own, which looks at nothing. */
    Approval approveBlindly(Path folder) {
        try {
            return Approval.sign(
                    RuleFiles.read(folder).contentHash(),
                    "0".repeat(64),
                    AUTHOR,
                    APPROVER,
                    Instant.now(),
                    ApprovalKeys.readPrivate(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path approval() {
        return directory.resolve("approval.json");
    }

    /** What the approver gave last. */
    Approval lastApproval() {
        try {
            return ApprovalFile.read(approval());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the approver and the author do to put a folder in force, by the commands that they have. */
    CommandRun approveAndPublish(Path folder) {
        approve(folder);
        return command(
                "publish",
                "--rules",
                folder.toString(),
                "--author",
                AUTHOR,
                "--approval",
                approval().toString(),
                "--comment",
                "an approved change");
    }

    /** Runs {@code sluice rules} against this cluster. */
    CommandRun command(String name, String... more) {
        List<String> line = new ArrayList<>(List.of("rules", name, "--config", configuration.toString()));
        line.addAll(List.of(more));
        return CommandRun.of(line.toArray(String[]::new));
    }

    /** Publishes a payment that is decided where its account is, by the instance that has it. */
    void pay(int number) {
        publisher.publish(TransactionRequested.newBuilder()
                .setTransactionId("t-" + number)
                .setAccountId("account-" + number % ACCOUNTS)
                .setEventTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build());
    }

    /** All decisions, as soon as there are so many, by the partition that they are in: each is one account task's. */
    Map<Integer, List<DecisionMade>> decisions(int count) {
        Map<Integer, List<DecisionMade>> decisions = new HashMap<>();
        Deserializer<DecisionMade> deserializer =
                catalog.serde(DecisionMade.class).deserializer();
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.DECISION_MADE, partition))
                .toList();
        try (KafkaConsumer<String, DecisionMade> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                deserializer)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> decisions
                                .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                                .add(record.value()));
                return decisions.values().stream().mapToInt(List::size).sum() >= count;
            });
            consumer.poll(Duration.ofMillis(500))
                    .forEach(record -> decisions
                            .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                            .add(record.value()));
        }
        return decisions;
    }

    @Override
    public void close() {
        services.forEach(SluiceService::close);
        publisher.close();
        catalog.close();
        cluster.close();
    }
}
