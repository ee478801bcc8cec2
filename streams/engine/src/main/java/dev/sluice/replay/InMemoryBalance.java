package dev.sluice.replay;

import dev.sluice.decision.challenge.OverallBalance;

/** What is left of a friction budget, in memory. */
final class InMemoryBalance implements OverallBalance.Keeper {

    private long millionths = -1;

    @Override
    public long read() {
        return millionths;
    }

    @Override
    public void write(long balance) {
        millionths = balance;
    }
}
