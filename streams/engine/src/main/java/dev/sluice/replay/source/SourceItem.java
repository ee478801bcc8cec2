package dev.sluice.replay.source;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.TransactionRequested;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a row of a file turned out to be. */
public sealed interface SourceItem {

    /** The line of the file on which it begins, counted from 1. */
    long line();

    /** The row as it was read, for people. */
    List<String> raw();

    /**
     * An event.
     *
     * @param arrivesAt when it arrives; null if the file does not say, and then it arrives at its own time
     * @param event one of the contracts
     * @param truth what the file says that the transaction turned out to be; null if it does not say or this is none
     */
    record Arrived(
            long line,
            @Nullable Instant arrivesAt,
            SpecificRecord event,
            @Nullable FraudLabel truth,
            List<String> raw) implements SourceItem {

        /** When it arrives; long ago where neither the file nor the event says so. */
        public Instant comesAt() {
            if (arrivesAt != null) {
                return arrivesAt;
            }
            return event instanceof TransactionRequested transaction ? transaction.getEventTime() : Instant.MIN;
        }
    }

    /**
     * A row that makes no acceptable event.
     *
     * @param field dotted path of the first field that is wrong, or what else of the row
     * @param reason why, for machines
     * @param message file, line, column, value and what to do; holds no card number
     */
    record Rejected(long line, String field, String reason, String message, List<String> raw) implements SourceItem {}
}
