package dev.sluice.service;

import dev.sluice.topology.CommitPacing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How Kafka Streams runs.
 *
 * @param applicationId the name of the group and the beginning of the names of internal topics; letters, digits, dot,
 *     dash and underscore
 * @param stateDirectory where state is kept between two starts
 * @param guarantee what a failure may do to a record
 * @param commitInterval how often progress is committed; exactly-once, how soon a result is as long as payments are taken
 *     in as they come; between 1 ms and 5 s
 * @param threads threads of this instance that decide; 1 or more
 * @param standbyReplicas copies of each state that other instances keep ready; 0 or more
 * @param groupProtocol how instances share the work
 * @param missedAfter after how long without a sign of life others take over from an instance, and its open transaction is
 *     aborted; between 6 s and 5 min
 * @param shutdownTimeout how long a shutdown may take; between 1 s and 10 min
 * @param tuning what trades latency for throughput and memory
 */
public record StreamsSettings(
        String applicationId,
        Path stateDirectory,
        Guarantee guarantee,
        Duration commitInterval,
        int threads,
        int standbyReplicas,
        GroupProtocol groupProtocol,
        Duration missedAfter,
        Duration shutdownTimeout,
        Tuning tuning) {

    /** What a failure may do to a record. Decisions are the same either way, since every step is idempotent. */
    public enum Guarantee {
        /** Nothing: results and state are committed together. */
        EXACTLY_ONCE_V2,
        /** It may be processed again, and its results published again. */
        AT_LEAST_ONCE
    }

    /** How instances share the work. */
    public enum GroupProtocol {
        /** Kafka Streams divides the work itself; knows standbys. */
        CLASSIC,
        /** The broker divides the work; standbys are configured at the broker. */
        STREAMS
    }

    private static final Pattern TOPIC_NAME_PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** What fits most. */
    public static final StreamsSettings DEFAULT = new StreamsSettings(
            "sluice",
            Path.of("state"),
            Guarantee.EXACTLY_ONCE_V2,
            commitIntervalOf(Guarantee.EXACTLY_ONCE_V2),
            2,
            0,
            GroupProtocol.CLASSIC,
            Duration.ofSeconds(6),
            Duration.ofSeconds(30),
            Tuning.DEFAULT);

    public StreamsSettings {
        if (!TOPIC_NAME_PART.matcher(applicationId).matches()) {
            throw new IllegalArgumentException("applicationId must be 1 to 100 letters, digits, dots, dashes and"
                    + " underscores, since topics are named after it, but is '" + applicationId + "'");
        }
        Objects.requireNonNull(guarantee, "guarantee");
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Bounds.requireBetween("commitInterval", commitInterval, Duration.ofMillis(1), Duration.ofSeconds(5));
        // Brokers allow no less by default.
        Bounds.requireBetween("missedAfter", missedAfter, Duration.ofSeconds(6), Duration.ofMinutes(5));
        Bounds.requireBetween("shutdownTimeout", shutdownTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10));
        Bounds.requireAtLeast("threads", threads, 1);
        Bounds.requireAtLeast("standbyReplicas", standbyReplicas, 0);
        if (groupProtocol == GroupProtocol.STREAMS && standbyReplicas > 0) {
            throw new IllegalArgumentException(
                    "standbyReplicas must be 0 with groupProtocol 'streams', which ignores it;"
                            + " set streams.num.standby.replicas of the group at the broker, or use 'classic'");
        }
    }

    /**
     * The commit interval that fits a guarantee. With exactly-once the next stop reads only what is committed, so that
     * the interval is part of the latency; with at-least-once it only bounds what is done again after a failure.
     */
    public static Duration commitIntervalOf(Guarantee guarantee) {
        return guarantee == Guarantee.EXACTLY_ONCE_V2 ? Duration.ofMillis(5) : Duration.ofMillis(100);
    }

    /** How soon results are committed. */
    public CommitPacing commitPacing() {
        return guarantee == Guarantee.EXACTLY_ONCE_V2 ? new CommitPacing(commitInterval) : CommitPacing.BY_INTERVAL;
    }

    /** How often Kafka Streams commits by itself. */
    Duration longestCommitInterval() {
        boolean isAskedFor = guarantee == Guarantee.EXACTLY_ONCE_V2
                && tuning.commitIntervalBehind().compareTo(commitInterval) > 0;
        return isAskedFor ? tuning.commitIntervalBehind() : commitInterval;
    }

    /** How long a transaction may be open: half of it is left for the commit itself. */
    Duration transactionTimeout() {
        Duration twoCommits = longestCommitInterval().multipliedBy(2);
        return twoCommits.compareTo(missedAfter) > 0 ? twoCommits : missedAfter;
    }

    /** The same with another guarantee, and the commit interval that fits it. */
    public StreamsSettings withGuarantee(Guarantee other) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                other,
                commitIntervalOf(other),
                threads,
                standbyReplicas,
                groupProtocol,
                missedAfter,
                shutdownTimeout,
                tuning);
    }

    /** The same with another commit interval. */
    public StreamsSettings withCommitInterval(Duration interval) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                guarantee,
                interval,
                threads,
                standbyReplicas,
                groupProtocol,
                missedAfter,
                shutdownTimeout,
                tuning);
    }

    /** The same with another number of threads. */
    public StreamsSettings withThreads(int count) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                guarantee,
                commitInterval,
                count,
                standbyReplicas,
                groupProtocol,
                missedAfter,
                shutdownTimeout,
                tuning);
    }

    /** The same with another number of copies of each state. */
    public StreamsSettings withStandbyReplicas(int count) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                guarantee,
                commitInterval,
                threads,
                count,
                groupProtocol,
                missedAfter,
                shutdownTimeout,
                tuning);
    }

    /** The same with another time after which others take over. */
    public StreamsSettings withMissedAfter(Duration time) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                guarantee,
                commitInterval,
                threads,
                standbyReplicas,
                groupProtocol,
                time,
                shutdownTimeout,
                tuning);
    }

    /** The same with other trades of latency for throughput and memory. */
    public StreamsSettings withTuning(Tuning other) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                guarantee,
                commitInterval,
                threads,
                standbyReplicas,
                groupProtocol,
                missedAfter,
                shutdownTimeout,
                other);
    }

    /** The same, under another name and with its state elsewhere. */
    public StreamsSettings withIdentity(String newApplicationId, Path newStateDirectory) {
        return new StreamsSettings(
                newApplicationId,
                newStateDirectory,
                guarantee,
                commitInterval,
                threads,
                standbyReplicas,
                groupProtocol,
                missedAfter,
                shutdownTimeout,
                tuning);
    }

    /** How what is sent to a broker is compressed. */
    public enum Compression {
        /** Not at all. */
        NONE,
        /** Quickly. */
        LZ4,
        /** Better, for more processor time. */
        ZSTD
    }

    /**
     * What trades latency for throughput and memory.
     *
     * @param pollInterval how long a thread waits for records at most; between 1 ms and 1 s
     * @param commitIntervalBehind how often progress is committed, exactly-once, while payments have to wait; between 1 ms
     *     and 5 s
     * @param batching how records travel together
     * @param retryBackoff how soon a request is tried again; between 1 ms and 10 s
     * @param blockCacheMegabytes memory for what is read from all stores together; 1 or more
     * @param writeBufferMegabytes memory for what is written to all stores together; 1 or more
     */
    public record Tuning(
            Duration pollInterval,
            Duration commitIntervalBehind,
            Batching batching,
            Duration retryBackoff,
            int blockCacheMegabytes,
            int writeBufferMegabytes) {

        /** For low latency, with little memory. */
        public static final Tuning DEFAULT = new Tuning(
                Duration.ofMillis(5), Duration.ofMillis(100), Batching.DEFAULT, Duration.ofMillis(5), 64, 64);

        public Tuning {
            Bounds.requireBetween("pollInterval", pollInterval, Duration.ofMillis(1), Duration.ofSeconds(1));
            Bounds.requireBetween(
                    "commitIntervalBehind", commitIntervalBehind, Duration.ofMillis(1), Duration.ofSeconds(5));
            Objects.requireNonNull(batching, "batching");
            Bounds.requireBetween("retryBackoff", retryBackoff, Duration.ofMillis(1), Duration.ofSeconds(10));
            Bounds.requireAtLeast("blockCacheMegabytes", blockCacheMegabytes, 1);
            Bounds.requireAtLeast("writeBufferMegabytes", writeBufferMegabytes, 1);
        }

        /** The same with records that travel together in another way. */
        public Tuning withBatching(Batching other) {
            return new Tuning(
                    pollInterval, commitIntervalBehind, other, retryBackoff, blockCacheMegabytes, writeBufferMegabytes);
        }
    }

    /**
     * How records to the same partition travel together.
     *
     * @param linger how long a record waits for others; between 0 and 1 s
     * @param batchKilobytes how much travels together at most; between 1 and 1,000 kB
     * @param compression how a batch is compressed
     */
    public record Batching(Duration linger, int batchKilobytes, Compression compression) {

        /** What measured best on two cores. */
        public static final Batching DEFAULT = new Batching(Duration.ofMillis(2), 128, Compression.NONE);

        private static final int BATCH_KILOBYTES_MAX = 1_000;

        public Batching {
            Bounds.requireBetween("linger", linger, Duration.ZERO, Duration.ofSeconds(1));
            if (batchKilobytes < 1 || batchKilobytes > BATCH_KILOBYTES_MAX) {
                throw new IllegalArgumentException("batchKilobytes must be between 1 and " + BATCH_KILOBYTES_MAX
                        + ", since brokers take no larger message by default, but is " + batchKilobytes);
            }
            Objects.requireNonNull(compression, "compression");
        }
    }
}
