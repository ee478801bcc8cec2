package dev.sluice.velocity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a history keeps of each event beside its time, amount and label: the properties that features may filter by,
 * compare or count. All but the amount, which is a number and not an attribute.
 *
 * <p>The numbers are part of the stored form: a new attribute takes the next number, a number is never given again.
 */
public enum Attribute {
    /** Token of the payer's account. */
    ACCOUNT_ID(1, "accountId", ValueForm.TEXT),
    /** Token of the card or other instrument. */
    INSTRUMENT_TOKEN(2, "instrumentToken", ValueForm.TEXT),
    /** The payer's device. */
    DEVICE_ID(3, "deviceId", ValueForm.TEXT),
    /** The accepting terminal. */
    TERMINAL_ID(4, "terminalId", ValueForm.TEXT),
    /** The merchant. */
    MERCHANT_ID(5, "merchantId", ValueForm.TEXT),
    /** The acquiring institution. */
    ACQUIRER_ID(6, "acquirerId", ValueForm.TEXT),
    /** Token of the receiving account of a transfer. */
    PAYEE_ID(7, "payeeId", ValueForm.TEXT),
    /** Address that the request came from. */
    IP_ADDRESS(8, "ipAddress", ValueForm.TEXT),
    /** Country where the transaction took place. */
    COUNTRY(9, "country", ValueForm.COUNTRY),
    /** Merchant category code. */
    MCC(10, "mcc", ValueForm.MCC),
    /** Currency of the amount. */
    CURRENCY(11, "currency", ValueForm.CURRENCY),
    /** How the credential was read or entered. */
    ENTRY_MODE(12, "entryMode", ValueForm.SYMBOL),
    /** What the payer held or used. */
    FORM_FACTOR(13, "formFactor", ValueForm.SYMBOL),
    /** What the transaction does with the money. */
    TRANSACTION_TYPE(14, "transactionType", ValueForm.SYMBOL),
    /** Exemption from strong customer authentication that was asked for. */
    SCA_EXEMPTION(15, "scaExemption", ValueForm.SYMBOL),
    /** How the payer proved to be the rightful one. */
    CARDHOLDER_VERIFICATION(16, "cardholderVerification", ValueForm.SYMBOL),
    /** Result of checking the card security code. */
    SECURITY_CODE_RESULT(17, "securityCodeResult", ValueForm.SYMBOL),
    /** Result of the address verification service. */
    ADDRESS_RESULT(18, "addressResult", ValueForm.SYMBOL),
    /** Outcome of 3-D Secure, its {@code transStatus}. */
    TRANS_STATUS(19, "transStatus", ValueForm.TEXT),
    /** Identifier inside a QR code, its {@code payloadId}. */
    QR_PAYLOAD_ID(20, "qrPayloadId", ValueForm.TEXT),
    /** The log-in session. */
    SESSION_ID(21, "sessionId", ValueForm.TEXT);

    private static final Attribute[] ALL = values();

    /** How many attributes there are; the highest number. */
    static final int COUNT = ALL.length;

    private final int number;
    private final String fieldName;
    private final ValueForm form;

    Attribute(int number, String fieldName, ValueForm form) {
        this.number = number;
        this.fieldName = fieldName;
        this.form = form;
    }

    /** Its name in {@code features.yaml}, for instance {@code merchantId}. */
    public String fieldName() {
        return fieldName;
    }

    /** The attribute of this {@link #fieldName()}, if there is one. */
    public static Optional<Attribute> named(String fieldName) {
        return Arrays.stream(ALL)
                .filter(attribute -> attribute.fieldName.equals(fieldName))
                .findFirst();
    }

    /** All {@link #fieldName()}s, in the order of declaration. */
    public static List<String> fieldNames() {
        return Arrays.stream(ALL).map(Attribute::fieldName).toList();
    }

    /** Its number in the stored form of a history, at least 1. */
    int number() {
        return number;
    }

    /** What its values look like. */
    ValueForm form() {
        return form;
    }
}
