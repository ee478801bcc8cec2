/** How the attacks of a simulated world ended, by what was decided on their transactions. */
package dev.sluice.simulator.score;
