package dev.sluice.decision;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.velocity.Entity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of the stops, and which of them a transaction skips: it never visits an entity that it does not have, nor one
 * whose history nobody asks for. Immutable.
 *
 * <p>Account, device and terminal are always visited, and no stop that depends on what analysts declare comes after them:
 * so the last of the three, where the decision is recorded, depends on the transaction alone. A transaction that has
 * neither device nor terminal is decided at its account, wherever else it has been.
 */
public final class Itinerary {

    private static final List<Stop> STOPS = List.of(Stop.values());
    private static final Set<Stop> ALWAYS_VISITED = EnumSet.of(Stop.ACCOUNT, Stop.DEVICE, Stop.TERMINAL);

    private final Set<Stop> visited;

    private Itinerary(Set<Stop> visited) {
        this.visited = visited;
    }

    /**
     * The itinerary by which histories are kept.
     *
     * @param kept the kinds of entity whose history the analysts ask for
     */
    public static Itinerary keeping(Set<Entity> kept) {
        Set<Stop> visited = EnumSet.copyOf(ALWAYS_VISITED);
        for (Stop stop : STOPS) {
            if (stop.hasHistory() && kept.contains(stop.entity())) {
                visited.add(stop);
            }
        }
        return new Itinerary(visited);
    }

    /**
     * Says where a transaction goes next.
     *
     * @param stop the stop that it has just left
     * @param transaction the transaction
     * @return the next stop that applies to the transaction; {@link Stop#DECIDE} after the last one
     * @throws IllegalArgumentException for {@link Stop#DECIDE}, after which nothing comes
     */
    public Stop after(Stop stop, TransactionRequested transaction) {
        if (stop == Stop.DECIDE) {
            throw new IllegalArgumentException("no stop comes after DECIDE");
        }
        for (Stop next : STOPS.subList(stop.ordinal() + 1, Stop.DECIDE.ordinal())) {
            if (idAt(next, transaction) != null) {
                return next;
            }
        }
        return Stop.DECIDE;
    }

    /**
     * The stop whose task decides a transaction: the last of terminal, device and account that it has.
     *
     * @param transaction the transaction
     */
    public static Stop deciding(TransactionRequested transaction) {
        if (transaction.getTerminalId() != null) {
            return Stop.TERMINAL;
        }
        return transaction.getDeviceId() != null ? Stop.DEVICE : Stop.ACCOUNT;
    }

    /**
     * Names the entities whose histories a transaction enters, for those who come later with its id alone.
     *
     * @param transaction the transaction
     */
    public TransactionEntities entitiesOf(TransactionRequested transaction) {
        return new TransactionEntities(
                transaction.getAccountId(),
                idAt(Stop.INSTRUMENT, transaction),
                idAt(Stop.IP, transaction),
                idAt(Stop.MERCHANT, transaction),
                idAt(Stop.DEVICE, transaction),
                idAt(Stop.TERMINAL, transaction),
                transaction.getEventTime());
    }

    private @Nullable String idAt(Stop stop, TransactionRequested transaction) {
        return visited.contains(stop) ? idOf(stop, transaction) : null;
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
        String id = idOf(stop, transaction);
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
            case INSTRUMENT -> entities.getInstrumentToken();
            case IP -> entities.getIpAddress();
            case MERCHANT -> entities.getMerchantId();
            case DEVICE -> entities.getDeviceId();
            case TERMINAL -> entities.getTerminalId();
            case DECIDE -> throw new IllegalArgumentException("there is no history at DECIDE");
        };
    }

    private static @Nullable String idOf(Stop stop, TransactionRequested transaction) {
        return switch (stop) {
            case ACCOUNT, DECIDE -> transaction.getAccountId();
            case INSTRUMENT -> transaction.getInstrumentToken();
            case IP -> transaction.getIpAddress();
            case MERCHANT -> transaction.getMerchantId();
            case DEVICE -> transaction.getDeviceId();
            case TERMINAL -> transaction.getTerminalId();
        };
    }
}
