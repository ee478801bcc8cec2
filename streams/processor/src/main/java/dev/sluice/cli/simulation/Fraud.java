package dev.sluice.cli.simulation;

import dev.sluice.simulator.event.GroundTruth;
import java.math.BigDecimal;

/**
 * A fraudulent transaction of a simulated world.
 *
 * @param truth the attack that it belongs to, and its place in it
 * @param euros what it is worth
 */
record Fraud(GroundTruth truth, BigDecimal euros) {}
