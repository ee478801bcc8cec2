package dev.sluice.ingest;

import dev.sluice.contract.TransactionRequested;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One kind of input on the topic of transactions that must end as a dead letter.
 *
 * @param name what is wrong with it; no two kinds have the same
 * @param reason the reason that the dead letter must give
 * @param field the field that it must name; null if the bytes cannot be read, so that no field is to blame
 * @param key the record's key; null for none
 * @param payload the record's value
 */
public record BadInput(
        String name,
        String reason,
        @Nullable String field,
        @Nullable String key,
        Payload payload) {

    /** What a record's value is made from. */
    public sealed interface Payload {}

    /** An event that can be written, but must not enter. Its transactionId is its own, unless just that is wrong. */
    public record Event(TransactionRequested event) implements Payload {}

    /** Bytes made from those of a good transaction in Confluent's wire format. */
    public record Bytes(UnaryOperator<byte[]> spoil) implements Payload {}

    @Override
    public String toString() {
        return name;
    }
}
