package dev.sluice.cli.simulation;

/**
 * What a simulated folder holds and what it was made from. The same values up to {@code fraudRate} give the same events.
 *
 * @param seed chooses the world and what happens in it
 * @param start the event time at which it begins, ISO 8601
 * @param days how long it lasts
 * @param customers how many customers the world has
 * @param terminals how many terminals the world has
 * @param fraudRate the share of fraudulent transactions that was aimed at, 0 to 0.5
 * @param transactions transactions, fraudulent ones included
 * @param frauds fraudulent transactions
 * @param attacks attacks that these belong to
 * @param labels labels that became known before the end
 * @param events all events, of every kind
 * @param eventsSha256 SHA-256 of the events before compression, in hexadecimal
 */
public record SimulationManifest(
        long seed,
        String start,
        double days,
        int customers,
        int terminals,
        double fraudRate,
        long transactions,
        long frauds,
        long attacks,
        long labels,
        long events,
        String eventsSha256) {}
