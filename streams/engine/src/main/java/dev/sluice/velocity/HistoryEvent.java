package dev.sluice.velocity;

import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.TransactionRequested;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a history keeps of one transaction. Immutable; attributes are reduced to 64-bit hashes at once. */
public final class HistoryEvent {

    /** The earliest time an event may have, far enough from the smallest number to reckon with windows safely. */
    static final long TIME_MILLIS_MIN = Long.MIN_VALUE / 4;

    /** Decimal places of an amount: it is kept in ten-thousandths of the currency's main unit. */
    static final int AMOUNT_DECIMALS = 4;

    private final String transactionId;
    private final long transactionHash;
    private final long timeMillis;
    private final long amountUnscaled;
    private final long[] attributeHashes;
    private final long place;

    private HistoryEvent(Builder builder) {
        transactionId = builder.transactionId;
        transactionHash = Hash64.of(transactionId);
        timeMillis = builder.timeMillis;
        amountUnscaled = builder.amountUnscaled;
        attributeHashes = builder.attributeHashes.clone();
        place = builder.place;
    }

    /**
     * Starts an event.
     *
     * @param transactionId the transaction's identifier, not blank
     * @param timeMillis event time, milliseconds since 1970 UTC
     * @param amountUnscaled the amount in ten-thousandths of the currency's main unit
     */
    public static Builder builder(String transactionId, long timeMillis, long amountUnscaled) {
        return new Builder(transactionId, timeMillis, amountUnscaled);
    }

    /**
     * What histories keep of a transaction.
     *
     * @throws IllegalArgumentException if it has no identifier, an amount of more than four decimals or 18 digits, a time
     *     beyond all reason, or a place that is not on Earth
     */
    public static HistoryEvent of(TransactionRequested transaction) {
        Builder builder = builder(
                transaction.getTransactionId(),
                transaction.getEventTime().toEpochMilli(),
                unscaled(transaction.getTransactionId(), transaction.getAmount()));
        for (Attribute attribute : Attribute.all()) {
            builder.with(attribute, attribute.valueIn(transaction));
        }
        GeoPoint location = transaction.getLocation();
        if (location != null) {
            builder.at(location.getLatitude(), location.getLongitude());
        }
        return builder.build();
    }

    /** The transaction's identifier. */
    public String transactionId() {
        return transactionId;
    }

    /** Event time, milliseconds since 1970 UTC. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The amount in ten-thousandths of the currency's main unit. */
    public long amountUnscaled() {
        return amountUnscaled;
    }

    private static long unscaled(String transactionId, BigDecimal amount) {
        try {
            return amount.setScale(AMOUNT_DECIMALS).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "transaction " + transactionId + " has an amount that is no decimal(18,4): " + amount, e);
        }
    }

    /** Hash of the identifier; never {@link Hash64#NONE}. */
    long transactionHash() {
        return transactionHash;
    }

    /** Hash of an attribute's value; {@link Hash64#NONE} if the event has none. */
    long hash(Attribute attribute) {
        return attributeHashes[attribute.number() - 1];
    }

    /** Where it took place, packed as {@link Place} does; {@link Place#NONE} if that is not known. */
    long place() {
        return place;
    }

    /** Collects the attributes of an event. */
    public static final class Builder {

        private final String transactionId;
        private final long timeMillis;
        private final long amountUnscaled;
        private final long[] attributeHashes = new long[Attribute.COUNT];
        private long place = Place.NONE;

        private Builder(String transactionId, long timeMillis, long amountUnscaled) {
            Objects.requireNonNull(transactionId, "transactionId");
            if (transactionId.isBlank()) {
                throw new IllegalArgumentException("a history event needs a transactionId");
            }
            if (timeMillis < TIME_MILLIS_MIN || timeMillis > -TIME_MILLIS_MIN) {
                throw new IllegalArgumentException(
                        "transaction " + transactionId + " has an absurd event time: " + timeMillis + " ms since 1970");
            }
            this.transactionId = transactionId;
            this.timeMillis = timeMillis;
            this.amountUnscaled = amountUnscaled;
        }

        /** Sets an attribute; null or an empty value means that the event has none. */
        public Builder with(Attribute attribute, @Nullable String value) {
            attributeHashes[attribute.number() - 1] = value == null || value.isEmpty() ? Hash64.NONE : Hash64.of(value);
            return this;
        }

        /**
         * Sets where it took place; without it, that is not known.
         *
         * @param latitude degrees, north positive
         * @param longitude degrees, east positive
         */
        public Builder at(double latitude, double longitude) {
            place = Place.ofDegrees(latitude, longitude);
            return this;
        }

        /** The event. */
        public HistoryEvent build() {
            return new HistoryEvent(this);
        }
    }
}
