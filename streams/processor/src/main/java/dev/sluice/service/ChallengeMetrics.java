package dev.sluice.service;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.StepUp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What friction was spent on customers, what it brought, and where the policy withheld it. */
final class ChallengeMetrics {

    private final Map<StepUp, Counter> wanted = new EnumMap<>(StepUp.class);
    private final Map<ChallengeOutcome, Counter> settled = new EnumMap<>(ChallengeOutcome.class);

    ChallengeMetrics(MeterRegistry registry) {
        for (StepUp stepUp : StepUp.values()) {
            if (stepUp != StepUp.UNKNOWN && stepUp != StepUp.NOT_NEEDED) {
                wanted.put(stepUp, registry.counter("sluice.challenges", "step_up", word(stepUp)));
            }
        }
        for (ChallengeOutcome outcome : ChallengeOutcome.values()) {
            if (outcome != ChallengeOutcome.UNKNOWN) {
                settled.put(outcome, registry.counter("sluice.challenges.settled", "outcome", word(outcome)));
            }
        }
    }

    /** A decision was made, for the first time. */
    void decided(DecisionMade decision) {
        Counter counter = wanted.get(decision.getStepUp());
        if (counter != null) {
            counter.increment();
        }
    }

    /** A challenge ended, for the first time. */
    void ended(ChallengeSettled end) {
        Counter counter = settled.get(end.getOutcome());
        if (counter != null) {
            counter.increment();
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
