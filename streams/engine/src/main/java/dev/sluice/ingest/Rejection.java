package dev.sluice.ingest;

import java.util.Objects;

/**
 * One thing that is wrong with an event.
 *
 * @param field the field, as a dotted path from the record's top, for example {@code qrCode.encodedCountry}
 * @param reason why, for machines
 * @param message what is wrong where and what to do about it, in plain words; never holds personal data or a card number
 */
public record Rejection(String field, RejectionReason reason, String message) {
    public Rejection {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }
}
