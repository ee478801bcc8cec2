package dev.sluice.bench;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Itinerary;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts what is measured. */
final class Subjects {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** About what the history of an entity with fifty events takes. */
    private static final int STATE_BYTES = 2_000;

    private final BenchSettings settings;
    private final Itinerary itinerary;
    private final List<String> featureNames;
    private final int liveRules;

    /**
     * Checks the rules that are measured.
     *
     * @throws dev.sluice.finding.FindingsException if they cannot be used
     */
    Subjects(BenchSettings settings, RuleFiles rules) {
        this.settings = settings;
        try (DecisionModel model = DecisionModel.load(rules)) {
            this.itinerary = model.itinerary();
            this.featureNames = List.copyOf(model.features().names());
            this.liveRules = (int) model.ruleSet().rules().stream()
                    .filter(rule -> rule.lifecycle() == RuleLifecycle.LIVE)
                    .count();
        }
    }

    /** How many rules are live. */
    int liveRuleCount() {
        return liveRules;
    }

    /** How many features are computed. */
    int featureCount() {
        return featureNames.size();
    }

    /** Creates topics and schemas on a cluster, and says how a subject is to run there. */
    SluiceConfig setUp(BenchCluster cluster, Guarantee guarantee, Path rules) {
        SluiceConfig config = tuned(cluster.config(rules, guarantee, settings.streamThreads(), settings.partitions()));
        cluster.setUp(config);
        return config;
    }

    private SluiceConfig tuned(SluiceConfig config) {
        StreamsSettings streams =
                config.streams().withTuning(config.streams().tuning().withBatching(settings.batching()));
        Duration commitInterval = settings.commitInterval();
        return config.withStreams(commitInterval == null ? streams : streams.withCommitInterval(commitInterval))
                .withDecisions(tuned(config.decisions().withLayout(settings.layout())));
    }

    private TopologySettings tuned(TopologySettings decisions) {
        Duration telemetryWait = settings.telemetryWait();
        return telemetryWait == null ? decisions : decisions.withTelemetryWait(telemetryWait);
    }

    /**
     * Starts a subject and returns when it is ready.
     *
     * @throws IllegalStateException if it does not become ready
     */
    BenchSubject start(BenchResult.Subject subject, SluiceConfig config, SchemaCatalog catalog) {
        BenchSubject started = switch (subject) {
            case SLUICE -> BenchSubject.sluice(config);
            case PASS_THROUGH ->
                BenchSubject.passThrough(
                        config,
                        PassThroughTopology.build(
                                new RegistryRecordSerdes(catalog),
                                config.decisions(),
                                config.streams().commitPacing(),
                                itinerary,
                                featureNames,
                                STATE_BYTES));
        };
        try {
            Patience.await(started::isReady, START_TIMEOUT, subject + " did not become ready");
        } catch (IllegalStateException notReady) {
            started.close();
            throw notReady;
        }
        return started;
    }
}
