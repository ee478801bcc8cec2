package dev.sluice.decision;

import dev.sluice.contract.internal.PaymentContext;
import java.util.List;

/**
 * Tells when the features of one payment go by different declarations: while rules change, a payment may have passed some
 * stops before the change and others after it. Its decision then says so.
 */
final class FeatureOrigin {

    static final String MIXED = "the rule set changed on the way, and with it what features mean";

    private FeatureOrigin() {}

    /**
     * Notes which declarations a stop goes by, and that they differ where another stop went by others.
     *
     * @param context the payment's context, which is changed
     * @param model whose features the stop computes, or whose rules it evaluates over them
     */
    static void note(PaymentContext context, DecisionModel model) {
        Long before = context.getFeaturesFingerprint();
        List<String> reasons = context.getDegradedReasons();
        if (before == null) {
            context.setFeaturesFingerprint(model.featuresFingerprint());
        } else if (before != model.featuresFingerprint() && !reasons.contains(MIXED)) {
            reasons.add(MIXED);
        }
    }
}
