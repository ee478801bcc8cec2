package dev.sluice.velocity;

/** What puts an event into rows, wherever these are. */
@FunctionalInterface
interface Insertion {

    void into(EventRows rows);
}
