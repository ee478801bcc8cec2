package dev.sluice.decision.challenge;

import java.util.List;

/**
 * What time has run out for.
 *
 * @param settlements challenges that nobody answered
 * @param unclaimed answers that waited for their decision in vain, or were too late for it when it came
 */
public record Overdue(List<Settlement> settlements, List<UnclaimedAnswer> unclaimed) {

    /** Nothing, as nearly always. */
    static final Overdue NOTHING = new Overdue(List.of(), List.of());

    /** Copies the lists. */
    public Overdue {
        settlements = List.copyOf(settlements);
        unclaimed = List.copyOf(unclaimed);
    }
}
