package dev.sluice.velocity;

import dev.sluice.contract.CardholderVerification;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FormFactor;
import dev.sluice.contract.PersonalData;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.contract.VerificationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a history keeps of each event beside its time, amount and label: the properties that features may filter by,
 * compare or count. All but the amount, which is a number and not an attribute.
 *
 * <p>The numbers are part of the stored form: a new attribute takes the next number, a number is never given again.
 */
@SuppressWarnings("ImmutableEnumChecker") // the value forms and the method references are immutable in fact
public enum Attribute {
    /** Token of the payer's account. */
    ACCOUNT_ID(1, "accountId", ValueForm.TEXT, TransactionRequested::getAccountId),
    /** Token of the card or other instrument. */
    INSTRUMENT_TOKEN(2, "instrumentToken", ValueForm.TEXT, TransactionRequested::getInstrumentToken),
    /** The payer's device. */
    DEVICE_ID(3, "deviceId", ValueForm.TEXT, TransactionRequested::getDeviceId),
    /** The accepting terminal. */
    TERMINAL_ID(4, "terminalId", ValueForm.TEXT, TransactionRequested::getTerminalId),
    /** The merchant. */
    MERCHANT_ID(5, "merchantId", ValueForm.TEXT, TransactionRequested::getMerchantId),
    /** The acquiring institution. */
    ACQUIRER_ID(6, "acquirerId", ValueForm.TEXT, TransactionRequested::getAcquirerId),
    /** Token of the receiving account of a transfer. */
    PAYEE_ID(7, "payeeId", ValueForm.TEXT, TransactionRequested::getPayeeId),
    /** Address that the request came from. */
    IP_ADDRESS(8, "ipAddress", ValueForm.TEXT, TransactionRequested::getIpAddress),
    /** Country where the transaction took place. */
    COUNTRY(9, "country", ValueForm.COUNTRY, TransactionRequested::getCountry),
    /** Merchant category code. */
    MCC(10, "mcc", ValueForm.MCC, TransactionRequested::getMcc),
    /** Currency of the amount. */
    CURRENCY(11, "currency", ValueForm.CURRENCY, TransactionRequested::getCurrency),
    /** How the credential was read or entered. */
    ENTRY_MODE(
            12,
            "entryMode",
            ValueForm.symbolsOf(EntryMode.values()),
            transaction -> symbol(transaction.getEntryMode())),
    /** What the payer held or used. */
    FORM_FACTOR(
            13,
            "formFactor",
            ValueForm.symbolsOf(FormFactor.values()),
            transaction -> symbol(transaction.getFormFactor())),
    /** What the transaction does with the money. */
    TRANSACTION_TYPE(
            14,
            "transactionType",
            ValueForm.symbolsOf(TransactionType.values()),
            transaction -> symbol(transaction.getTransactionType())),
    /** Exemption from strong customer authentication that was asked for. */
    SCA_EXEMPTION(
            15,
            "scaExemption",
            ValueForm.symbolsOf(ScaExemption.values()),
            transaction -> symbol(transaction.getScaExemption())),
    /** How the payer proved to be the rightful one. */
    CARDHOLDER_VERIFICATION(
            16,
            "cardholderVerification",
            ValueForm.symbolsOf(CardholderVerification.values()),
            transaction -> symbol(transaction.getCardholderVerification())),
    /** Result of checking the card security code. */
    SECURITY_CODE_RESULT(
            17,
            "securityCodeResult",
            ValueForm.symbolsOf(VerificationResult.values()),
            transaction -> symbol(transaction.getSecurityCodeResult())),
    /** Result of the address verification service. */
    ADDRESS_RESULT(
            18,
            "addressResult",
            ValueForm.symbolsOf(VerificationResult.values()),
            transaction -> symbol(transaction.getAddressResult())),
    /** Outcome of 3-D Secure, its {@code transStatus}. */
    TRANS_STATUS(19, "transStatus", ValueForm.TRANS_STATUS, Attribute::transStatus),
    /** Identifier inside a QR code, its {@code payloadId}. */
    QR_PAYLOAD_ID(20, "qrPayloadId", ValueForm.TEXT, Attribute::qrPayloadId),
    /** The log-in session. */
    SESSION_ID(21, "sessionId", ValueForm.TEXT, TransactionRequested::getSessionId);

    /** How many attributes there are; the highest number. */
    static final int COUNT = values().length;

    private static final List<Attribute> ALL = List.of(values());

    private final int number;
    private final String fieldName;
    private final ValueForm form;
    private final Function<TransactionRequested, @Nullable String> reader;

    Attribute(int number, String fieldName, ValueForm form, Function<TransactionRequested, @Nullable String> reader) {
        this.number = number;
        this.fieldName = fieldName;
        this.form = form;
        this.reader = reader;
    }

    /** Its name in {@code features.yaml}, for instance {@code merchantId}. */
    public String fieldName() {
        return fieldName;
    }

    /** Whether the contract classifies it as personal. */
    boolean isPersonal() {
        return PersonalData.isIn(TransactionRequested.getClassSchema().getField(fieldName));
    }

    /** The attribute of this {@link #fieldName()}, if there is one. */
    public static Optional<Attribute> named(String fieldName) {
        return ALL.stream()
                .filter(attribute -> attribute.fieldName.equals(fieldName))
                .findFirst();
    }

    /** All {@link #fieldName()}s, in the order of declaration. */
    public static List<String> fieldNames() {
        return ALL.stream().map(Attribute::fieldName).toList();
    }

    /** All attributes in the order of their numbers. */
    static List<Attribute> all() {
        return ALL;
    }

    /** Its number in the stored form of a history, at least 1. */
    int number() {
        return number;
    }

    /** What its values look like. */
    ValueForm form() {
        return form;
    }

    /** Its value in a transaction; null if that has none or does not know it. */
    @Nullable
    String valueIn(TransactionRequested transaction) {
        return reader.apply(transaction);
    }

    private static @Nullable String symbol(Enum<?> symbol) {
        return symbol.name().equals(ValueForm.UNKNOWN) ? null : symbol.name();
    }

    private static @Nullable String transStatus(TransactionRequested transaction) {
        ThreeDSecure threeDSecure = transaction.getThreeDSecure();
        return threeDSecure == null ? null : threeDSecure.getTransStatus();
    }

    private static @Nullable String qrPayloadId(TransactionRequested transaction) {
        QrCode qrCode = transaction.getQrCode();
        return qrCode == null ? null : qrCode.getPayloadId();
    }
}
