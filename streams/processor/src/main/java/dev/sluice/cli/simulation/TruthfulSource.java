package dev.sluice.cli.simulation;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the truth beside each transaction of another source, for the score alone: no decision sees it. */
final class TruthfulSource implements EventSource {

    private final EventSource events;
    private final Set<String> fraudulent;

    /**
     * @param events what arrives
     * @param fraudulent ids of the fraudulent transactions; all others are genuine
     */
    TruthfulSource(EventSource events, Set<String> fraudulent) {
        this.events = events;
        this.fraudulent = Set.copyOf(fraudulent);
    }

    @Override
    public @Nullable SourceItem next() {
        SourceItem item = events.next();
        if (item instanceof SourceItem.Arrived arrived && arrived.event() instanceof TransactionRequested transaction) {
            FraudLabel truth =
                    fraudulent.contains(transaction.getTransactionId()) ? FraudLabel.FRAUD : FraudLabel.GENUINE;
            return new SourceItem.Arrived(arrived.line(), arrived.arrivesAt(), arrived.event(), truth, arrived.raw());
        }
        return item;
    }

    @Override
    public void close() {
        events.close();
    }
}
