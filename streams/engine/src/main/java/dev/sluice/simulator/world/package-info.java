/** The simulated world: who lives in it, where, with what they pay and are paid, and the records that this gives. */
package dev.sluice.simulator.world;
