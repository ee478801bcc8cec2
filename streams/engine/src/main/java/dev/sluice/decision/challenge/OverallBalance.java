package dev.sluice.decision.challenge;

/**
 * What is left of the budget of all customers together: every decision earns a share of a challenge, every challenge costs
 * one, and no more than a burst is ever saved up. So any n decisions in a row ask at most burst + share × n times, whatever
 * their clocks say. Not thread-safe.
 */
public final class OverallBalance implements OverallAllowance {

    private final Keeper keeper;
    private boolean isRead;
    private long millionths;

    /** Where the balance survives. */
    public interface Keeper {

        /** The balance that was kept, in millionths of a challenge; less than zero if none ever was. */
        long read();

        /** Keeps the balance. */
        void write(long millionths);
    }

    /** @param keeper where the balance survives; written to when it has changed by whole challenges */
    public OverallBalance(Keeper keeper) {
        this.keeper = keeper;
    }

    /** A decision was made. */
    public void earn(FrictionBudget.Overall budget) {
        long before = balance(budget);
        change(before, Math.min(before + budget.millionths(), burst(budget)));
    }

    @Override
    public boolean spend(FrictionBudget.Overall budget) {
        long before = balance(budget);
        if (before < FrictionBudget.CHALLENGE_MILLIONTHS) {
            return false;
        }
        change(before, before - FrictionBudget.CHALLENGE_MILLIONTHS);
        return true;
    }

    /** It begins full; a policy that allows less takes effect at once. */
    private long balance(FrictionBudget.Overall budget) {
        if (!isRead) {
            isRead = true;
            long kept = keeper.read();
            millionths = kept < 0 ? burst(budget) : kept;
        }
        return Math.min(millionths, burst(budget));
    }

    /** What a restart forgets was earned and is less than a challenge, so that nobody is asked more often for it. */
    private void change(long before, long after) {
        millionths = after;
        if (before / FrictionBudget.CHALLENGE_MILLIONTHS != after / FrictionBudget.CHALLENGE_MILLIONTHS) {
            keeper.write(after);
        }
    }

    private static long burst(FrictionBudget.Overall budget) {
        return (long) budget.burst() * FrictionBudget.CHALLENGE_MILLIONTHS;
    }
}
