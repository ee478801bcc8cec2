package dev.sluice.velocity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What histories of one kind of entity prepare for its features: in which attributes events are compared, and which
 * summaries are kept. Immutable.
 */
public final class FeaturePlan {

    private final Map<Attributes, SummaryLayout> layouts;
    private final List<Attributes> slicedBy;

    /** @param layouts which summaries the slices by some attributes keep; under no attributes those of the whole */
    FeaturePlan(Map<Attributes, SummaryLayout> layouts) {
        this.layouts = new LinkedHashMap<>(layouts);
        this.slicedBy = layouts.keySet().stream()
                .filter(attributes -> !attributes.isEmpty())
                .toList();
    }

    /** In which attributes events are compared. */
    List<Attributes> slicedBy() {
        return slicedBy;
    }

    /** Which summaries the slices by some attributes keep; under no attributes those of the whole. */
    SummaryLayout layout(Attributes slicedBy) {
        return layouts.getOrDefault(slicedBy, SummaryLayout.EMPTY);
    }
}
