/** Quarantine: what rules put there, for how long it holds, who lifts it, and what the policy makes of it. */
package dev.sluice.decision.quarantine;
