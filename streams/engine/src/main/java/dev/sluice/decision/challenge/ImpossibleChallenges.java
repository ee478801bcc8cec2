package dev.sluice.decision.challenge;

import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import java.util.Objects;
import java.util.Set;

/**
 * Payments whose payer cannot be asked, or whose doubt no answer would settle. Immutable.
 *
 * @param initiators who set the payment off, where the payer is not there
 * @param types what the transaction does, where there is nothing to prove
 * @param exemptions exemptions from strong customer authentication under which the payer is not there
 * @param otherwise what becomes of such a payment
 */
public record ImpossibleChallenges(
        Set<TransactionInitiator> initiators,
        Set<TransactionType> types,
        Set<ScaExemption> exemptions,
        Fallback otherwise) {

    /** Every payer can be asked. */
    static final ImpossibleChallenges NONE = new ImpossibleChallenges(Set.of(), Set.of(), Set.of(), Fallback.BLOCK);

    /** Copies the sets. */
    public ImpossibleChallenges {
        initiators = Set.copyOf(initiators);
        types = Set.copyOf(types);
        exemptions = Set.copyOf(exemptions);
        Objects.requireNonNull(otherwise, "otherwise");
    }

    /** Whether it is of no use to ask for a challenge of that payment. */
    boolean include(TransactionRequested transaction) {
        return initiators.contains(transaction.getInitiator())
                || types.contains(transaction.getTransactionType())
                || exemptions.contains(transaction.getScaExemption());
    }
}
