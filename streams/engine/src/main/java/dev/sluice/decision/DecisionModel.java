package dev.sluice.decision;

import dev.sluice.decision.challenge.ChallengeVerdicts;
import dev.sluice.decision.quarantine.QuarantineStarts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleEvaluator;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.facts.Facts;
import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureEvaluator;
import dev.sluice.velocity.FeaturePlan;
import dev.sluice.velocity.HistoryLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the analysts' folder says, checked, compiled and ready: rules, features and policy under one content
 * hash. Immutable and safe for many threads, each of which gets a rule evaluator of its own.
 */
public final class DecisionModel implements AutoCloseable {

    private final RuleSet ruleSet;
    private final Policy policy;
    private final FeatureCatalog features;
    private final long featuresFingerprint;
    private final Itinerary itinerary;
    private final Decider decider;
    private final ChallengeVerdicts challengeVerdicts;
    private final QuarantineStarts quarantineStarts;
    private final AlertFactory alerts;
    private final AlertDeduplicator alertDeduplicator;
    private final Map<Entity, FeatureEvaluator> featureEvaluators = new EnumMap<>(Entity.class);
    /** Not thread locals: those would keep the rules of models that were replaced. */
    private final Map<Thread, RuleEvaluator> evaluators = new ConcurrentHashMap<>();

    private DecisionModel(RuleSet ruleSet, Policy policy, long featuresFingerprint) {
        this.ruleSet = ruleSet;
        this.featuresFingerprint = featuresFingerprint;
        this.features = ruleSet.features();
        this.itinerary = Itinerary.keeping(Arrays.stream(Entity.values())
                .filter(features::keeps)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Entity.class))));
        this.policy = policy;
        this.decider = new Decider(policy, ruleSet.contentHash());
        this.challengeVerdicts = new ChallengeVerdicts(policy.challenges(), ruleSet.contentHash());
        this.quarantineStarts = new QuarantineStarts(ruleSet.rules(), Outcomes.KNOWN_AFTER);
        this.alerts = new AlertFactory(policy.alerts(), ruleSet.rules(), ProductVersion.current());
        this.alertDeduplicator = new AlertDeduplicator(policy.alerts().dedupeWindow());
        for (Entity entity : Entity.values()) {
            featureEvaluators.put(entity, new FeatureEvaluator(features, entity));
        }
    }

    /**
     * Checks and compiles an analysts' folder, all of it or nothing. Takes seconds: never on a thread that decides.
     *
     * @param files the folder
     * @return the model
     * @throws FindingsException with all that is wrong in any of the files
     */
    public static DecisionModel load(RuleFiles files) {
        return load(files, null);
    }

    /**
     * As {@link #load(RuleFiles)}, but compiles nothing where the conditions of all rules are those of a model that is in use.
     *
     * @param before the other one, which is closed for itself; null if there is none
     */
    public static DecisionModel load(RuleFiles files, @Nullable DecisionModel before) {
        List<Finding> findings = new ArrayList<>(checkPolicy(files));
        RuleSet ruleSet;
        try {
            ruleSet = RuleSet.load(files, before == null ? null : before.ruleSet);
        } catch (FindingsException ofRules) {
            findings.addAll(ofRules.findings());
            throw new FindingsException(findings);
        }
        if (findings.stream().anyMatch(Finding::isError)) {
            ruleSet.close();
            throw new FindingsException(findings);
        }
        Policy policy = Policy.parse(RuleFiles.POLICY, policyText(files));
        List<Finding> dangling = PolicyReferences.check(policyText(files), ruleSet);
        if (!dangling.isEmpty()) {
            ruleSet.close();
            throw new FindingsException(dangling);
        }
        return new DecisionModel(ruleSet, policy, files.fingerprint(RuleFiles.FEATURES));
    }

    private static List<Finding> checkPolicy(RuleFiles files) {
        if (files.text(RuleFiles.POLICY).isEmpty()) {
            return List.of(Finding.error(
                    RuleFiles.POLICY,
                    1,
                    1,
                    "the file is missing",
                    "it says how hits become one decision; rules/policy.yaml of the distribution is a start"));
        }
        return Policy.check(RuleFiles.POLICY, policyText(files));
    }

    private static String policyText(RuleFiles files) {
        return files.text(RuleFiles.POLICY).orElse("");
    }

    /** The content hash of the folder, which every decision names. */
    public String contentHash() {
        return ruleSet.contentHash();
    }

    /** The compiled rules. */
    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** How hits become one decision. */
    public Policy policy() {
        return policy;
    }

    /** The velocity features, in the order of their declaration. */
    public FeatureCatalog features() {
        return features;
    }

    /** Tells declarations of features from each other. */
    long featuresFingerprint() {
        return featuresFingerprint;
    }

    /** Which stops its transactions visit. */
    public Itinerary itinerary() {
        return itinerary;
    }

    /** What to keep of the history of an entity. */
    HistoryLimits limits(Entity entity) {
        return features.limits(entity);
    }

    /** What histories of an entity prepare for its features. */
    FeaturePlan plan(Entity entity) {
        return featureEvaluator(entity).plan();
    }

    /** What computes the features of an entity. */
    FeatureEvaluator featureEvaluator(Entity entity) {
        return Objects.requireNonNull(featureEvaluators.get(entity));
    }

    /** What the rules say, by the evaluator of the calling thread. */
    public RuleEvaluation evaluate(Facts facts) {
        return evaluator().evaluate(facts);
    }

    /** The same for a transaction that was decided before: it is not counted among those that the rules were asked about. */
    RuleEvaluation reconsider(Facts facts) {
        return evaluator().reconsider(facts);
    }

    private RuleEvaluator evaluator() {
        return evaluators.computeIfAbsent(Thread.currentThread(), thread -> ruleSet.newEvaluator());
    }

    /** What makes decisions of it. */
    public Decider decider() {
        return decider;
    }

    /** What says what the end of a challenge makes of its payment. */
    public ChallengeVerdicts challengeVerdicts() {
        return challengeVerdicts;
    }

    /** What says what a decision puts into quarantine. */
    public QuarantineStarts quarantineStarts() {
        return quarantineStarts;
    }

    /** What tells which decisions the SOC hears of. */
    public AlertFactory alerts() {
        return alerts;
    }

    /** What keeps the SOC from hearing the same again and again. */
    public AlertDeduplicator alertDeduplicator() {
        return alertDeduplicator;
    }

    /** Gives up what was compiled. No thread may be deciding with this model any more. */
    @Override
    public void close() {
        evaluators.values().forEach(RuleEvaluator::close);
        ruleSet.close();
    }
}
