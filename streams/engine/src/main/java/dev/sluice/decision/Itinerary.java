package dev.sluice.decision;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.TransactionEntities;
import org.jspecify.annotations.Nullable;

/** The order of the stops, and which of them a transaction skips: it never visits an entity that it does not have. */
public final class Itinerary {

    private Itinerary() {}

    /**
     * Says where a transaction goes next.
     *
     * @param stop the stop that it has just left
     * @param transaction the transaction
     * @return the next stop that applies to the transaction; {@link Stop#DECIDE} after the last one
     * @throws IllegalArgumentException for {@link Stop#DECIDE}, after which nothing comes
     */
    public static Stop after(Stop stop, TransactionRequested transaction) {
        return switch (stop) {
            case ACCOUNT -> transaction.getDeviceId() != null ? Stop.DEVICE : after(Stop.DEVICE, transaction);
            case DEVICE -> transaction.getTerminalId() != null ? Stop.TERMINAL : Stop.DECIDE;
            case TERMINAL -> Stop.DECIDE;
            case DECIDE -> throw new IllegalArgumentException("no stop comes after DECIDE");
        };
    }

    /**
     * Names the entity that a transaction meets at a stop.
     *
     * @param stop the stop
     * @param transaction a transaction whose itinerary has that stop
     * @return the entity's id, which is also the key under which the transaction travels there
     * @throws IllegalArgumentException if the transaction does not have that stop
     */
    public static String entityAt(Stop stop, TransactionRequested transaction) {
        String id = switch (stop) {
            case ACCOUNT, DECIDE -> transaction.getAccountId();
            case DEVICE -> transaction.getDeviceId();
            case TERMINAL -> transaction.getTerminalId();
        };
        if (id == null) {
            throw new IllegalArgumentException(
                    "transaction " + transaction.getTransactionId() + " has no " + stop + " to visit");
        }
        return id;
    }

    /**
     * Names the entity that a transaction met at a stop.
     *
     * @param stop a stop with a history
     * @param entities the entities of the transaction
     * @return the entity's id, or null if the transaction did not have that stop
     * @throws IllegalArgumentException for {@link Stop#DECIDE}
     */
    public static @Nullable String entityAt(Stop stop, TransactionEntities entities) {
        return switch (stop) {
            case ACCOUNT -> entities.getAccountId();
            case DEVICE -> entities.getDeviceId();
            case TERMINAL -> entities.getTerminalId();
            case DECIDE -> throw new IllegalArgumentException("there is no history at DECIDE");
        };
    }

    /**
     * Names all entities that a transaction meets, for those who come later with its id alone.
     *
     * @param transaction the transaction
     */
    public static TransactionEntities entitiesOf(TransactionRequested transaction) {
        return new TransactionEntities(
                transaction.getAccountId(),
                transaction.getDeviceId(),
                transaction.getTerminalId(),
                transaction.getEventTime());
    }
}
