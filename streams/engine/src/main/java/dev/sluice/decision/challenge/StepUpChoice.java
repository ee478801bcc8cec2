package dev.sluice.decision.challenge;

import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.TransactionRequested;
import java.util.List;
import java.util.Optional;

/** Chooses, where rules and score want a challenge, whether the customer is asked or the policy decides instead. */
public final class StepUpChoice {

    private final ChallengePolicy policy;

    /** @param policy what holds for challenges */
    public StepUpChoice(ChallengePolicy policy) {
        this.policy = policy;
    }

    /**
     * Chooses.
     *
     * @param transaction a payment for which a challenge is wanted
     * @param features its velocity features, among them how often its account was asked
     * @param overall says whether one more customer may be asked; is asked last
     * @return ASKED, or why not
     */
    public StepUp choose(TransactionRequested transaction, List<FeatureValue> features, OverallAllowance overall) {
        if (policy.impossible().include(transaction)) {
            return StepUp.IMPOSSIBLE;
        }
        Optional<FrictionBudget> budget = policy.budget();
        if (budget.isEmpty()) {
            return StepUp.ASKED;
        }
        FrictionBudget.Account account = budget.get().account();
        if (timesAsked(features, account.feature()) >= account.max()) {
            return StepUp.ACCOUNT_BUDGET_SPENT;
        }
        return overall.spend(budget.get().overall()) ? StepUp.ASKED : StepUp.OVERALL_BUDGET_SPENT;
    }

    /**
     * What becomes of a payment whose customer is not asked.
     *
     * @throws IllegalArgumentException for a customer who is asked, or need not be
     */
    public Fallback insteadOf(StepUp withheld) {
        return switch (withheld) {
            case IMPOSSIBLE -> policy.impossible().otherwise();
            case ACCOUNT_BUDGET_SPENT -> policy.budget().orElseThrow().account().otherwise();
            case OVERALL_BUDGET_SPENT -> policy.budget().orElseThrow().overall().otherwise();
            case ASKED, NOT_NEEDED, UNKNOWN ->
                throw new IllegalArgumentException("nothing takes the place of a challenge that is " + withheld);
        };
    }

    /** Why the customer is not asked, in plain language. */
    public static String reasonFor(StepUp withheld) {
        return switch (withheld) {
            case IMPOSSIBLE -> "A further proof would be asked for, but there is nobody to ask";
            case ACCOUNT_BUDGET_SPENT ->
                "A further proof would be asked for, but the customer was asked often enough lately";
            case OVERALL_BUDGET_SPENT -> "A further proof would be asked for, but enough customers are being asked";
            case ASKED, NOT_NEEDED, UNKNOWN ->
                throw new IllegalArgumentException("a challenge that is " + withheld + " is not withheld");
        };
    }

    private static double timesAsked(List<FeatureValue> features, String name) {
        for (FeatureValue feature : features) {
            if (feature.getName().equals(name)) {
                return feature.getValue() == null ? 0 : feature.getValue();
            }
        }
        return 0;
    }
}
