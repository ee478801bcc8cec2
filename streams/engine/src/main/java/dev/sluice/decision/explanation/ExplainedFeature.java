package dev.sluice.decision.explanation;

import dev.sluice.contract.FeatureValue;
import dev.sluice.velocity.FeatureSpec;
import org.jspecify.annotations.Nullable;

/**
 * A velocity feature of the decision.
 *
 * @param value its name and value
 * @param declaration what the rules folder says of it; null if the folder does not declare it any more
 */
public record ExplainedFeature(FeatureValue value, @Nullable FeatureSpec declaration) {}
