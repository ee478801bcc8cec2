package dev.sluice.decision.challenge;

/** Whether one more customer may be asked, as far as all customers together are concerned. */
@FunctionalInterface
public interface OverallAllowance {

    /** Bounds nothing. */
    OverallAllowance UNBOUNDED = budget -> true;

    /**
     * Takes one challenge out of the budget.
     *
     * @return whether there was one left
     */
    boolean spend(FrictionBudget.Overall budget);
}
