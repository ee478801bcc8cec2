package dev.sluice.velocity;

/**
 * Where an event is.
 *
 * @param rows the events that it is among
 * @param row its row
 */
record Found(EventRows rows, int row) {}
