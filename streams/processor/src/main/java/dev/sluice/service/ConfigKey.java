package dev.sluice.service;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every key of the configuration file, with its form, its default and its meaning. The reader knows no other, and the
 * reference and the example file are held equal to it by a test.
 */
enum ConfigKey {
    BOOTSTRAP_SERVERS(
            "kafka",
            "bootstrapServers",
            "host:port, separated by commas",
            null,
            "Brokers to ask for the whole cluster."),
    CLIENT_OPTIONS(
            "kafka",
            "client",
            "names and values",
            "",
            "How every client connects and logs in, by Kafka's own names: security.*, sasl.*, ssl.* and time-outs of"
                    + " connections. Passed on as they are."),

    REGISTRY(
            "registry",
            "",
            "names and values",
            null,
            "The schema registry, by its clients' own names: schema.registry.url (required), basic.auth.user.info or"
                    + " bearer.auth.token, schema.registry.ssl.*, http.connect.timeout.ms, http.read.timeout.ms,"
                    + " auto.register.schemas (default false), and retry.timeout.ms: how long a record waits for a"
                    + " registry that gives no answer."),

    APPLICATION_ID(
            "streams",
            "applicationId",
            "letters, digits, '.', '-', '_'",
            "sluice",
            "Names the consumer group, the internal topics and the state. Instances with the same name share the work."),
    GUARANTEE(
            "streams",
            "processingGuarantee",
            "exactly_once_v2 or at_least_once",
            "exactly_once_v2",
            "What a failure may do. Decisions are the same with both; with at_least_once one may be published again,"
                    + " and latency is a fraction."),
    COMMIT_INTERVAL(
            "streams",
            "commitInterval",
            "duration, 1ms to 5s",
            "5ms",
            "With exactly_once_v2 each hop waits for the commit of the one before, so this is most of the latency, as long"
                    + " as payments are taken in as they come. With at_least_once the default is 100ms."),
    COMMIT_INTERVAL_BEHIND(
            "streams",
            "commitIntervalBehind",
            "duration, 1ms to 5s",
            "100ms",
            "With exactly_once_v2 the longest that commits may be apart: while payments have to wait they come after a quarter"
                    + " of that wait, for each costs the same however much it covers, and the thread catches up the sooner."
                    + " Without effect if it is below commitInterval."),
    THREADS(
            "streams",
            "threads",
            "1 or more",
            "2",
            "Threads of this instance that decide; at most one per partition works."),
    STANDBY_REPLICAS(
            "streams",
            "standbyReplicas",
            "0 or more",
            "0",
            "Copies of each state that other instances keep ready. With two instances or more, 1 is wise: without a copy"
                    + " an instance that was killed rebuilds its state from the changelogs first."),
    GROUP_PROTOCOL(
            "streams",
            "groupProtocol",
            "classic or streams",
            "classic",
            "Who divides the work: the instances, or the broker (which must be configured for standbys itself)."),
    STATE_DIRECTORY(
            "streams",
            "stateDirectory",
            "path",
            "state",
            "Where state survives a restart. Must not be cleaned at boot; one for each instance on a machine."),
    POLL_INTERVAL(
            "streams",
            "pollInterval",
            "duration, 1ms to 1s",
            "5ms",
            "How long a thread waits for records before it looks after commits and waiting transactions. Kafka's 100ms"
                    + " would be seen in the latency of a quiet system."),
    LINGER(
            "streams",
            "linger",
            "duration, 0ms to 1s",
            "2ms",
            "How long a record waits for others to travel with. Kafka Streams' 100ms would be paid at every hop; with 0ms"
                    + " most requests carry one record, and on two cores at 500 transactions a second the 99th percentile"
                    + " was eight times as high."),
    BATCH_SIZE(
            "streams",
            "batchKilobytes",
            "1 to 1000",
            "128",
            "How much travels together to one partition at most. With Kafka's 16 the partition of a merchant that many"
                    + " payments meet waits for the broker most of its time."),
    COMPRESSION(
            "streams",
            "compression",
            "none, lz4 or zstd",
            "none",
            "How records between stops, changelogs, decisions and alerts are compressed. lz4 writes less than half the"
                    + " bytes at the same latency, and took a sixth of the throughput where broker and processor share"
                    + " two cores."),
    RETRY_BACKOFF(
            "streams",
            "retryBackoff",
            "duration, 1ms to 10s",
            "5ms",
            "How soon a request is tried again. A new transaction regularly meets the end of the one before and is"
                    + " refused once."),
    MISSED_AFTER(
            "streams",
            "missedAfter",
            "duration, 6s to 5m",
            "6s",
            "After how long without a sign of life others take over from an instance; with exactly_once_v2 also how long what it"
                    + " left open holds others back. More where instances stand still without having died; with groupProtocol"
                    + " 'streams' the former is the broker's to say."),
    SHUTDOWN_TIMEOUT(
            "streams",
            "shutdownTimeout",
            "duration, 1s to 10m",
            "30s",
            "How long a shutdown may take before it is cut off."),
    BLOCK_CACHE(
            "streams",
            "blockCacheMegabytes",
            "1 or more",
            "64",
            "Memory outside the heap for what is read, of all stores of the instance together."),
    WRITE_BUFFER(
            "streams",
            "writeBufferMegabytes",
            "1 or more",
            "64",
            "Memory outside the heap for what is written, of all stores of the instance together."),

    PARTITIONS(
            "topics",
            "partitions",
            "1 or more",
            "6",
            "Partitions of every keyed input topic and every internal topic. Bounds the threads that can work; cannot be"
                    + " changed once there is state."),
    LAYOUT(
            "topics",
            "layout",
            "by_entity or co_located",
            "by_entity",
            "Where the entities of a payment have their state. co_located: in the partition that the payment came by,"
                    + " which saves the way from one to the next; only where all events of a tenant, an issuer or a region"
                    + " are published to one partition. Cannot be changed once there is state."),
    REPLICATION_FACTOR(
            "topics",
            "replicationFactor",
            "1 or more, or -1",
            "-1",
            "Copies of every topic that is created, internal ones too; -1 takes the brokers' default."),
    RETENTION("topics", "retention", "duration", "7d", "How long input, decisions and alerts are kept."),
    DEAD_LETTER_RETENTION("topics", "deadLetterRetention", "duration", "30d", "How long dead letters are kept."),

    TELEMETRY_WAIT(
            "decisions",
            "telemetryWait",
            "duration, 0ms to 10s",
            "60ms",
            "How long a payment may wait for telemetry of its device that has not arrived; 0ms never waits."),
    DUPLICATE_HORIZON(
            "decisions",
            "duplicateHorizon",
            "duration",
            "7d",
            "For how long a decision can be asked for again; a transaction that is older when it comes is refused."),
    LABEL_HORIZON(
            "decisions",
            "labelHorizon",
            "duration",
            "60d",
            "For how long a label still finds its transaction's entities."),
    LATE_TELEMETRY(
            "decisions",
            "lateTelemetry",
            "duration",
            "10m",
            "For how long after a payment telemetry of its device that comes late is held against its decision, and alerts if"
                    + " it would have restricted the payment more; 0ms never."),
    LATE_TERMINAL_REPORTS(
            "decisions",
            "lateTerminalReports",
            "duration",
            "24h",
            "The same for reports of its terminal, which may have been offline. What is known of each payment at a terminal"
                    + " is kept so long, about a kilobyte."),
    LATE_LABELS(
            "decisions",
            "lateLabels",
            "duration",
            "14d",
            "For how long after a payment that went through a label that it was a fraud alerts; 0ms never. At most as long as"
                    + " decisions are kept, which is twice duplicateHorizon."),
    SIGNAL_HISTORY(
            "decisions",
            "signalHistory",
            "duration",
            "1d",
            "How far back a late transaction still meets the telemetry and posture of its own time."),

    FUTURE_SKEW(
            "ingest",
            "futureSkewMax",
            "duration",
            "1m",
            "How far an event may lie ahead of this machine's clock. One wrong clock must not expire everyone's state."),
    EARLIEST_TIME(
            "ingest",
            "earliestTime",
            "time like 2000-01-01T00:00:00Z",
            "2000-01-01T00:00:00Z",
            "No event happened before this; guards against clocks that were never set."),
    AMOUNT_MAX(
            "ingest",
            "amountMax",
            "more than 0, less than 10^14",
            "1000000000000",
            "The largest plausible amount in any currency's main unit."),

    RULES_DIRECTORY(
            "rules",
            "directory",
            "path",
            "rules",
            "The analysts' folder. Counts only as long as no rule set was published that can be used; with run --rules DIR"
                    + " that folder alone counts, and is followed as it changes."),

    APPROVAL_REQUIRED(
            "approval",
            "required",
            "true or false",
            "false",
            "Whether this instance refuses a rule set that nobody but its author approved."),
    APPROVAL_KEYS(
            "approval",
            "keys",
            "names and values",
            "",
            "Who may approve: each approver's name with the public key that 'sluice rules keys' printed. Signatures are"
                    + " held against them also where approval is not required."),

    HTTP_ADDRESS(
            "http",
            "address",
            "name or number",
            "127.0.0.1",
            "The interface that health and metrics are served on; 0.0.0.0 is every one."),
    HTTP_PORT("http", "port", "0 to 65535", "8080", "Its port; 0 is any that is free.");

    private final String section;
    private final String key;
    private final String form;
    private final @Nullable String defaultText;
    private final String meaning;

    ConfigKey(String section, String key, String form, @Nullable String defaultText, String meaning) {
        this.section = section;
        this.key = key;
        this.form = form;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /** The mapping that it stands in. */
    String section() {
        return section;
    }

    /** Its name there; empty for a section that is passed through as a whole. */
    String key() {
        return key;
    }

    /** What is accepted, in a few words. */
    String form() {
        return form;
    }

    /** What holds if it is not given, as it would be written; null if it must be given. */
    @Nullable
    String defaultText() {
        return defaultText;
    }

    /** What it does, in plain language. */
    String meaning() {
        return meaning;
    }

    /** Section and name, as people refer to it. */
    String path() {
        return key.isEmpty() ? section : section + "." + key;
    }

    /** The sections, in the order of the reference. */
    static List<String> sections() {
        return Arrays.stream(values()).map(ConfigKey::section).distinct().toList();
    }

    /** The keys of one section, in the order of the reference. */
    static List<ConfigKey> in(String section) {
        return Arrays.stream(values()).filter(k -> k.section.equals(section)).toList();
    }
}
