/** Attack scripts: what fraudsters do in the simulated world, and which of it is fraud. */
package dev.sluice.simulator.attack;
