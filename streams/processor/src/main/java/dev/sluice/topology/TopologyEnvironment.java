package dev.sluice.topology;

import dev.sluice.decision.ModelInForce;
import dev.sluice.ingest.IngestValidators;

/**
 * Everything that the processors work with.
 *
 * @param settings sizes and times
 * @param commits how soon results are committed
 * @param serdes how records are read and written
 * @param models the decision model in force; asked for every transaction, so that a new one takes effect between two
 * @param validators what comes in must fulfil
 * @param observer is told what happens, for metrics
 */
public record TopologyEnvironment(
        TopologySettings settings,
        CommitPacing commits,
        RecordSerdes serdes,
        ModelInForce models,
        IngestValidators validators,
        ProcessingObserver observer) {}
