/** What a simulation emits, and the truth about it that no contract record carries. */
package dev.sluice.simulator.event;
