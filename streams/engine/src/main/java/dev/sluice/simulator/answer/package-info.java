/** How those who are asked for a further proof would answer, by who it is that is asked. */
package dev.sluice.simulator.answer;
