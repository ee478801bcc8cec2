package dev.sluice.simulator.event;

import org.jspecify.annotations.Nullable;

/**
 * What really happened behind an event. It stays beside the record and never inside it, so that nothing can decide by it.
 *
 * @param attack the kind of attack, or null for what a genuine customer, terminal or merchant does
 * @param attackId the one attack that the event belongs to, or null if it is genuine
 * @param ordinal the position of a fraudulent transaction within its attack, from 1; 0 for everything else
 * @param transactions how many fraudulent transactions the attack has in all; 0 if it is genuine
 */
public record GroundTruth(
        @Nullable AttackKind attack, @Nullable String attackId, int ordinal, int transactions) {

    private static final GroundTruth GENUINE = new GroundTruth(null, null, 0, 0);

    public GroundTruth {
        if ((attack == null) != (attackId == null)) {
            throw new IllegalArgumentException("An attack has a kind and an id; given: " + attack + " and " + attackId);
        }
        if (attack == null && (ordinal != 0 || transactions != 0)) {
            throw new IllegalArgumentException("Genuine events have no place in an attack; given: " + ordinal);
        }
        if (ordinal < 0 || ordinal > transactions) {
            throw new IllegalArgumentException("The ordinal must lie between 0 and the attack's " + transactions
                    + " transactions; given: " + ordinal);
        }
    }

    /** Returns the truth about an event that belongs to no attack. */
    public static GroundTruth genuine() {
        return GENUINE;
    }

    /** Tells whether this is a fraudulent transaction; what prepares an attack (telemetry, say) is not. */
    public boolean isFraud() {
        return ordinal > 0;
    }
}
