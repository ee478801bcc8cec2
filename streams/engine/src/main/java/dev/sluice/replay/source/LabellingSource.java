package dev.sluice.replay.source;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Puts the label of each transaction at its place among the events of another source: when its delay is over, never
 * earlier, and before the transaction that comes then. Labels that are not due when the file ends are not given.
 */
final class LabellingSource implements EventSource {

    private final EventSource events;
    private final LabelColumn labels;
    private final Duration lead;
    private final Queue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at)
            .thenComparingLong(due -> due.transaction().line()));
    private Instant latest = Instant.MIN;
    private SourceItem.@Nullable Arrived heldBack;

    private record Due(Instant at, SourceItem.Arrived transaction, FraudLabel label) {}

    /**
     * @param events transactions with what they turned out to be
     * @param labels when that becomes known
     * @param lead how long before its time a label is given; it still says itself when it becomes known
     */
    LabellingSource(EventSource events, LabelColumn labels, Duration lead) {
        this.events = events;
        this.labels = labels;
        this.lead = lead;
    }

    @Override
    public @Nullable SourceItem next() {
        if (heldBack == null) {
            SourceItem item = events.next();
            if (!(item instanceof SourceItem.Arrived arrived)) {
                return item;
            }
            Instant time = arrived.comesAt();
            latest = time.isAfter(latest) ? time : latest;
            heldBack = arrived;
        }
        Due due = waiting.peek();
        if (due != null && !due.at().minus(lead).isAfter(latest)) {
            waiting.remove();
            return labelled(due);
        }
        SourceItem.Arrived arrived = heldBack;
        heldBack = null;
        await(arrived);
        return arrived;
    }

    private void await(SourceItem.Arrived arrived) {
        FraudLabel truth = arrived.truth();
        if (truth != null && labels.isPublished(truth) && arrived.event() instanceof TransactionRequested transaction) {
            waiting.add(new Due(transaction.getEventTime().plus(labels.delay()), arrived, truth));
        }
    }

    private static SourceItem.Arrived labelled(Due due) {
        String transactionId = ((TransactionRequested) due.transaction().event()).getTransactionId();
        TransactionLabelled label = TransactionLabelled.newBuilder()
                .setLabelId(transactionId)
                .setTransactionId(transactionId)
                .setLabel(due.label())
                .setSource(LabelSource.IMPORT)
                .setLabelledAt(due.at())
                .build();
        return new SourceItem.Arrived(due.transaction().line(), null, label, null, List.of());
    }

    @Override
    public void close() {
        events.close();
    }
}
