package dev.sluice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Rates that do not fall, one after the other. */
final class Ladder {

    private Ladder() {}

    /**
     * Measures rates up to the first that is not kept, which is among the results: what comes after a backlog measures the
     * backlog.
     *
     * @param rates transactions a second, none lower than the one before
     * @param step measures one of them
     */
    static List<StepResult> climb(List<Double> rates, DoubleFunction<StepResult> step) {
        List<StepResult> results = new ArrayList<>();
        for (double rate : rates) {
            StepResult result = step.apply(rate);
            results.add(result);
            if (!result.isKept()) {
                break;
            }
        }
        return results;
    }
}
