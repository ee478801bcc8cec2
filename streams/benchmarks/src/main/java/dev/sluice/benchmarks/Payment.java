package dev.sluice.benchmarks;

import dev.sluice.velocity.Attribute;
import dev.sluice.velocity.HistoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the benchmarks know it.
 *
 * @param transactionId its identifier
 * @param timeMillis event time, milliseconds since 1970 UTC
 * @param amountUnscaled the amount in ten-thousandths of the currency's main unit
 * @param currency ISO 4217 code
 * @param accountId token of the payer's account
 * @param instrumentToken token of the card
 * @param deviceId the payer's device
 * @param terminalId the accepting terminal
 * @param merchantId the merchant
 * @param entryMode how the credential was read
 * @param cardholderVerification how the payer proved to be the rightful one
 * @param securityCodeResult result of checking the security code; null where there was none
 * @param qrPayloadId identifier inside the QR code; null where there was none
 * @param latitude degrees, north positive, in whole ten-thousandths; NaN where the place is not known
 * @param longitude degrees, east positive, in whole ten-thousandths; NaN where the place is not known
 * @param fraudKnownAtMillis since when it is known to be fraud, milliseconds since 1970 UTC; {@link #NEVER} if it is none
 */
record Payment(
        String transactionId,
        long timeMillis,
        long amountUnscaled,
        String currency,
        String accountId,
        String instrumentToken,
        String deviceId,
        String terminalId,
        String merchantId,
        String entryMode,
        String cardholderVerification,
        @Nullable String securityCodeResult,
        @Nullable String qrPayloadId,
        double latitude,
        double longitude,
        long fraudKnownAtMillis) {

    /** Stands for a time that does not come. */
    static final long NEVER = Long.MAX_VALUE;

    /** Whether it turns out to be fraud. */
    boolean isFraud() {
        return fraudKnownAtMillis != NEVER;
    }

    /** Whether it is known where it took place. */
    boolean hasPlace() {
        return !Double.isNaN(latitude);
    }

    /** Its value of an attribute; null if it has none. */
    @Nullable
    String value(Attribute attribute) {
        return switch (attribute) {
            case ACCOUNT_ID -> accountId;
            case INSTRUMENT_TOKEN -> instrumentToken;
            case DEVICE_ID -> deviceId;
            case TERMINAL_ID -> terminalId;
            case MERCHANT_ID -> merchantId;
            case CURRENCY -> currency;
            case ENTRY_MODE -> entryMode;
            case CARDHOLDER_VERIFICATION -> cardholderVerification;
            case SECURITY_CODE_RESULT -> securityCodeResult;
            case QR_PAYLOAD_ID -> qrPayloadId;
            default -> null;
        };
    }

    /** What a history keeps of it. */
    HistoryEvent toHistoryEvent() {
        HistoryEvent.Builder event = HistoryEvent.builder(transactionId, timeMillis, amountUnscaled)
                .with(Attribute.ACCOUNT_ID, accountId)
                .with(Attribute.INSTRUMENT_TOKEN, instrumentToken)
                .with(Attribute.DEVICE_ID, deviceId)
                .with(Attribute.TERMINAL_ID, terminalId)
                .with(Attribute.MERCHANT_ID, merchantId)
                .with(Attribute.CURRENCY, currency)
                .with(Attribute.ENTRY_MODE, entryMode)
                .with(Attribute.CARDHOLDER_VERIFICATION, cardholderVerification)
                .with(Attribute.SECURITY_CODE_RESULT, securityCodeResult)
                .with(Attribute.QR_PAYLOAD_ID, qrPayloadId);
        return hasPlace() ? event.at(latitude, longitude).build() : event.build();
    }
}
