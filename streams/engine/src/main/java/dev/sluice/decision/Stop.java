package dev.sluice.decision;

import dev.sluice.velocity.Entity;
import org.jspecify.annotations.Nullable;

/** The places that a transaction may visit, in the order of the itinerary. */
public enum Stop {
    /** The paying account: validation, duplicates, velocity of the account. Every transaction starts here. */
    ACCOUNT(Entity.ACCOUNT),
    /** The instrument that is charged: its velocity. */
    INSTRUMENT(Entity.INSTRUMENT),
    /** The address that the request came from: its velocity. */
    IP(Entity.IP),
    /** The merchant that is paid: its velocity. */
    MERCHANT(Entity.MERCHANT),
    /** The device that paid: velocity of the device and its telemetry as of the transaction's time. */
    DEVICE(Entity.DEVICE),
    /** The terminal that accepted: velocity of the terminal and its security posture. */
    TERMINAL(Entity.TERMINAL),
    /** Rules and policy over the whole context. Every transaction ends here. */
    DECIDE(null);

    private final @Nullable Entity entity;

    Stop(@Nullable Entity entity) {
        this.entity = entity;
    }

    /**
     * The kind of entity whose history is at this stop.
     *
     * @throws IllegalArgumentException for {@link #DECIDE}
     */
    public Entity entity() {
        if (entity == null) {
            throw new IllegalArgumentException("there is no history at " + this);
        }
        return entity;
    }

    /** Whether transactions enter a history here. */
    public boolean hasHistory() {
        return entity != null;
    }
}
