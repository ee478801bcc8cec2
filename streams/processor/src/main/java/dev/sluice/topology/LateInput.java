package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecideStop;
import org.apache.avro.specific.SpecificRecord;

/** What comes to where late reports are held against decisions. */
sealed interface LateInput {

    /**
     * A payment was decided here.
     *
     * @param answer the decision, and what it was made of
     */
    record Decided(DecideStop.Answer answer) implements LateInput {}

    /**
     * A payment left for the terminal at which it is decided.
     *
     * @param context what is known of it
     */
    record LeftForTerminal(PaymentContext context) implements LateInput {}

    /**
     * A report came, in time or late.
     *
     * @param evidence the report, by itself or sent on from its device
     */
    record Evidence(SpecificRecord evidence) implements LateInput {}
}
