package dev.sluice.topology;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.internal.LateFindings;
import dev.sluice.contract.internal.OpenChallenge;
import dev.sluice.contract.internal.ParkedLabels;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.RecentPayments;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.Stop;
import java.time.Duration;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** The names and builders of every store. Stores that one task owns are in RocksDB, with a changelog. */
final class StateStores {

    static final String TELEMETRY = "telemetry";
    static final String WAITING_FOR_TELEMETRY = "waiting-for-telemetry";
    static final String TERMINAL_POSTURE = "terminal-posture";
    static final String MERCHANT_PROFILES = "merchant-profiles";
    static final String ALERT_HISTORIES = "alert-histories";
    static final String TRANSACTION_ENTITIES = "transaction-entities";
    static final String PARKED_LABELS = "parked-labels";

    static final String QUARANTINES = "quarantines";
    static final String QUARANTINE_LEDGER = "quarantine-ledger";
    static final String OPEN_CHALLENGES = "open-challenges";
    static final String SETTLED_CHALLENGES = "settled-challenges";

    /** Kafka Streams keeps no shorter segments. */
    private static final Duration RECENT_AT_LEAST = Duration.ofMinutes(1);

    private final TopologySettings settings;
    private final RecordSerdes serdes;

    StateStores(TopologySettings settings, RecordSerdes serdes) {
        this.settings = settings;
        this.serdes = serdes;
    }

    static String nameOf(Stop stop) {
        return stop.name().toLowerCase(Locale.ROOT);
    }

    static String historyName(Stop stop) {
        return nameOf(stop) + "-history";
    }

    static String decisionsName(Stop lastStop) {
        return nameOf(lastStop) + "-decisions";
    }

    static String frictionName(Stop lastStop) {
        return nameOf(lastStop) + "-friction";
    }

    static String recentPaymentsName(Stop lastStop) {
        return nameOf(lastStop) + "-recent-payments";
    }

    static String lateFindingsName(Stop lastStop) {
        return nameOf(lastStop) + "-late-findings";
    }

    /** How long payments that were decided after a stop, or left it, stay open to reports. */
    static Duration openToReports(Stop lastStop, Horizons horizons) {
        return switch (lastStop) {
            case DEVICE -> horizons.late().telemetry();
            case TERMINAL -> horizons.late().reports();
            default -> Duration.ZERO;
        };
    }

    /** What is left of the friction budget of those whose last stop is this. One entry, so that memory is enough. */
    StoreBuilder<KeyValueStore<String, Long>> friction(Stop lastStop) {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(frictionName(lastStop)), Serdes.String(), Serdes.Long());
    }

    /** Pages of the histories of all entities that a stop has. */
    StoreBuilder<KeyValueStore<Bytes, byte[]>> history(Stop stop) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(historyName(stop)), Serdes.Bytes(), Serdes.ByteArray());
    }

    /** Transaction id to the decision that was made after the given stop. */
    StoreBuilder<KeyValueStore<String, DecisionMade>> decisions(Stop lastStop) {
        return keyValue(decisionsName(lastStop), DecisionMade.class);
    }

    /** Device id to telemetry, as of any time within the signal history. */
    StoreBuilder<VersionedKeyValueStore<String, DeviceTelemetryReported>> telemetry() {
        return versioned(TELEMETRY, DeviceTelemetryReported.class);
    }

    /** Transaction id to the context that waits for telemetry. */
    StoreBuilder<KeyValueStore<String, PaymentContext>> waitingForTelemetry() {
        return keyValue(WAITING_FOR_TELEMETRY, PaymentContext.class);
    }

    /** Terminal id to posture, as of any time within the signal history. */
    StoreBuilder<VersionedKeyValueStore<String, TerminalSecurityReported>> terminalPosture() {
        return versioned(TERMINAL_POSTURE, TerminalSecurityReported.class);
    }

    /**
     * Merchant id to profile. In memory, because a persistent global store does not come back from an unclean exit under
     * exactly-once (KAFKA-21034).
     */
    StoreBuilder<KeyValueStore<String, MerchantProfileChanged>> merchantProfiles() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MERCHANT_PROFILES),
                        Serdes.String(),
                        serdes.internal(MerchantProfileChanged.class))
                .withLoggingDisabled();
    }

    /** Alert subject to what it alerted before. */
    StoreBuilder<KeyValueStore<String, byte[]>> alertHistories() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ALERT_HISTORIES), Serdes.String(), Serdes.ByteArray());
    }

    /** Transaction id to the entities that it concerned. */
    Materialized<String, TransactionEntities, KeyValueStore<Bytes, byte[]>> transactionEntities() {
        return Materialized.<String, TransactionEntities>as(Stores.persistentKeyValueStore(TRANSACTION_ENTITIES))
                .withKeySerde(Serdes.String())
                .withValueSerde(serdes.internal(TransactionEntities.class))
                .withCachingDisabled();
    }

    /** Transaction id to the labels that came before the transaction. */
    StoreBuilder<KeyValueStore<String, ParkedLabels>> parkedLabels() {
        return keyValue(PARKED_LABELS, ParkedLabels.class);
    }

    /** Subject to its latest quarantine. */
    StoreBuilder<KeyValueStore<String, QuarantineChanged>> quarantineLedger() {
        return keyValue(QUARANTINE_LEDGER, QuarantineChanged.class);
    }

    /** The same at every instance; in memory, as the merchants' profiles are. */
    StoreBuilder<KeyValueStore<String, QuarantineChanged>> quarantines() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(QUARANTINES),
                        Serdes.String(),
                        serdes.internal(QuarantineChanged.class))
                .withLoggingDisabled();
    }

    /** Account and transaction id to the challenge that was asked for and not answered yet. */
    StoreBuilder<KeyValueStore<String, OpenChallenge>> openChallenges() {
        return keyValue(OPEN_CHALLENGES, OpenChallenge.class);
    }

    /** Account and transaction id to how its challenge ended. */
    StoreBuilder<KeyValueStore<String, ChallengeSettled>> settledChallenges() {
        return keyValue(SETTLED_CHALLENGES, ChallengeSettled.class);
    }

    /** Device or terminal and event time to the payments of that moment, as long as reports may come late for them. */
    StoreBuilder<WindowStore<String, RecentPayments>> recentPayments(Stop lastStop) {
        Duration open = openToReports(lastStop, settings.horizons());
        Duration kept = open.compareTo(RECENT_AT_LEAST) > 0 ? open : RECENT_AT_LEAST;
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(recentPaymentsName(lastStop), kept, Duration.ofMillis(1), false),
                Serdes.String(),
                serdes.internal(RecentPayments.class));
    }

    /** Transaction id to what came out about the transaction after its decision. */
    StoreBuilder<KeyValueStore<String, LateFindings>> lateFindings(Stop lastStop) {
        return keyValue(lateFindingsName(lastStop), LateFindings.class);
    }

    private <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> keyValue(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), serdes.internal(type));
    }

    private <T extends SpecificRecord> StoreBuilder<VersionedKeyValueStore<String, T>> versioned(
            String name, Class<T> type) {
        return Stores.versionedKeyValueStoreBuilder(
                Stores.persistentVersionedKeyValueStore(
                        name, settings.signalHistory(), StoredTimeline.segment(settings.signalHistory())),
                Serdes.String(),
                serdes.internal(type));
    }
}
