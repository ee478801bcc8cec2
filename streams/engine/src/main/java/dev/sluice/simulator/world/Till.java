package dev.sluice.simulator.world;

import dev.sluice.contract.BluetoothPairing;
import dev.sluice.contract.CardholderVerification;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FormFactor;
import dev.sluice.contract.InstrumentType;
import dev.sluice.contract.Proximity;
import dev.sluice.contract.RelayResistance;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.contract.VerificationResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the records of payments as they are when everybody is honest. */
public final class Till {

    private static final double WORN_CHIP_SHARE = 0.005;
    private static final double MISTYPED_PASSWORD_SHARE = 0.03;
    private static final double FORGOTTEN_PASSWORD_SHARE = 0.002;
    private static final double LOW_VALUE_EUROS = 30;
    private static final double CONTACTLESS_LIMIT_EUROS = 50;
    private static final Duration REPORT_BEFORE_MIN = Duration.ofMillis(300);
    private static final Duration REPORT_BEFORE_MAX = Duration.ofMillis(2_500);

    private final Ids ids;
    private final Dice dice;
    private final DeviceReports reports;
    private final QrCodes qrCodes;

    /** Creates a till; the dice choose what payments leave open. */
    public Till(Ids ids, Dice dice) {
        this.ids = ids;
        this.dice = dice;
        this.reports = new DeviceReports(ids, dice);
        this.qrCodes = new QrCodes(dice);
    }

    /** Returns a payment at a terminal, in a way that both sides have. */
    public Purchase atTerminal(Customer customer, Terminal terminal, Instant time, double euros) {
        return atTerminal(customer, terminal, WayToPay.draw(dice, customer, terminal), time, euros);
    }

    /** Returns a payment at a terminal, in the way given. */
    public Purchase atTerminal(Customer customer, Terminal terminal, WayToPay way, Instant time, double euros) {
        Merchant merchant = terminal.merchant();
        Device device = deviceFor(customer, way);
        TransactionRequested transaction = start(customer, merchant, time, euros);
        transaction.setTerminalId(terminal.terminalId());
        transaction.setEntryMode(way.entryMode());
        transaction.setEntryModeCode(way.entryModeCode());
        transaction.setFormFactor(way.formFactor());
        transaction.setLocation(merchant.place().point(20));
        transaction.setCardholderVerification(verification(way, euros));
        transaction.setScaExemption(
                way.entryMode() == EntryMode.CONTACTLESS && euros <= CONTACTLESS_LIMIT_EUROS
                        ? ScaExemption.CONTACTLESS
                        : ScaExemption.NONE);
        transaction.setProximity(proximity(way));
        if (way == WayToPay.CHIP_CARD && dice.chance(WORN_CHIP_SHARE)) {
            fallsBack(transaction);
        }
        if (way == WayToPay.QR_PRESENTED) {
            transaction.setQrCode(qrCodes.presentedByCustomer(time));
        } else if (way == WayToPay.QR_SCANNED) {
            qrCodes.shownByShop(transaction, merchant);
        }
        return finish(transaction, customer, device, merchant.place().away(dice, 0, 0.03));
    }

    /** Returns a payment by the printed QR code of a shop; no terminal takes part. */
    public Purchase byPrintedCode(Customer customer, Terminal counter, Instant time, double euros) {
        return atTerminal(customer, counter, WayToPay.QR_SCANNED, time, euros)
                .with(transaction -> QrCodes.printedByShop(transaction, counter.merchant()));
    }

    /** Returns a purchase from a shop on the web, with 3-D Secure, from a place. */
    public Purchase online(Customer customer, Device device, Place from, Merchant webshop, Instant time, double euros) {
        boolean lowValue = euros < LOW_VALUE_EUROS && dice.chance(0.5);
        TransactionRequested transaction = start(customer, webshop, time, euros);
        Country home = customer.home().country();
        transaction.setAmount(home.price(euros));
        transaction.setCurrency(home.currency());
        transaction.setEntryMode(EntryMode.ECOMMERCE);
        transaction.setEntryModeCode("812");
        transaction.setFormFactor(
                switch (device.deviceClass()) {
                    case PHONE -> FormFactor.PHONE;
                    case TABLET -> FormFactor.TABLET;
                    default -> FormFactor.COMPUTER;
                });
        transaction.setCountry(from.country().name());
        transaction.setLocation(from.point(2_000));
        transaction.setBillingCountry(home.name());
        transaction.setShippingCountry(home.name());
        transaction.setSecurityCodeResult(VerificationResult.MATCH);
        transaction.setAddressResult(VerificationResult.MATCH);
        transaction.setScaExemption(lowValue ? ScaExemption.LOW_VALUE : ScaExemption.NONE);
        transaction.setCardholderVerification(
                lowValue ? CardholderVerification.NONE : CardholderVerification.CONSUMER_DEVICE);
        transaction.setThreeDSecure(lowValue ? null : authenticated(time));
        transaction.setLoginFailures(loginFailures());
        transaction.setSessionId("ses-" + dice.letters(10));
        transaction.setSessionStartedAt(time.minus(dice.between(Duration.ofMinutes(1), Duration.ofMinutes(20))));
        return finish(transaction, customer, device, from);
    }

    /** Returns a payment that a shop on the web starts by itself, under an agreement. */
    public Purchase onFile(Customer customer, Merchant webshop, Instant time, double euros) {
        TransactionRequested transaction = start(customer, webshop, time, euros);
        Country home = customer.home().country();
        transaction.setAmount(home.price(euros));
        transaction.setCurrency(home.currency());
        transaction.setCountry(home.name());
        transaction.setEntryMode(EntryMode.CREDENTIAL_ON_FILE);
        transaction.setEntryModeCode("102");
        transaction.setInitiator(TransactionInitiator.MERCHANT);
        transaction.setScaExemption(ScaExemption.RECURRING);
        transaction.setCardholderVerification(CardholderVerification.NONE);
        return finish(transaction, customer, null, customer.home());
    }

    /** Makes a payment by chip one by magnetic stripe: the terminal could not read the chip. */
    public static void fallsBack(TransactionRequested transaction) {
        transaction.setEntryMode(EntryMode.FALLBACK);
        transaction.setEntryModeCode("801");
    }

    /**
     * Returns a transfer that a customer makes at home on the phone.
     *
     * @param payee identifies who receives it
     * @param payeeSince when the customer entered the payee
     */
    public Purchase transfer(Customer customer, String payee, Instant payeeSince, Instant time, double euros) {
        Country home = customer.home().country();
        TransactionRequested transaction = TransactionRequested.newBuilder()
                .setTransactionId(ids.next(Ids.Sort.TRANSACTION))
                .setAccountId(customer.accountId())
                .setEventTime(time)
                .setAmount(home.price(euros))
                .setCurrency(home.currency())
                .setTransactionType(TransactionType.TRANSFER)
                .setInitiator(TransactionInitiator.CUSTOMER)
                .setFormFactor(FormFactor.PHONE)
                .setCardholderVerification(CardholderVerification.CONSUMER_DEVICE)
                .setCountry(home.name())
                .setHomeCountry(home.name())
                .setHomeLocation(customer.home().point(100))
                .setLocation(customer.home().point(2_000))
                .setAccountOpenedAt(customer.accountOpenedAt())
                .setTransactionLimit(customer.transactionLimit())
                .setPayeeId(payee)
                .setPayeeFirstSeenAt(payeeSince)
                .setPayeeCountry(home.name())
                .setLoginFailures(loginFailures())
                .build();
        return finish(transaction, customer, customer.phone(), customer.home());
    }

    private TransactionRequested start(Customer customer, Merchant merchant, Instant time, double euros) {
        Country country = merchant.city().country();
        Country home = customer.home().country();
        return TransactionRequested.newBuilder()
                .setTransactionId(ids.next(Ids.Sort.TRANSACTION))
                .setAccountId(customer.accountId())
                .setEventTime(time)
                .setAmount(country.price(euros))
                .setCurrency(country.currency())
                .setTransactionType(TransactionType.PURCHASE)
                .setInstrumentToken(customer.cardToken())
                .setInstrumentType(InstrumentType.DEBIT_CARD)
                .setInstrumentAddedAt(customer.phone().firstSeenAt())
                .setIssuerCountry(home.name())
                .setMerchantId(merchant.merchantId())
                .setAcquirerId(TerminalReports.acquirer(merchant))
                .setMcc(merchant.trade().mcc())
                .setMerchantCountry(country.name())
                .setInitiator(TransactionInitiator.CUSTOMER)
                .setCountry(country.name())
                .setHomeCountry(home.name())
                .setHomeLocation(customer.home().point(100))
                .setAccountOpenedAt(customer.accountOpenedAt())
                .setTransactionLimit(
                        home.currency().equals(country.currency())
                                        || merchant.trade().online()
                                ? customer.transactionLimit()
                                : null)
                .build();
    }

    private Purchase finish(
            TransactionRequested transaction, Customer customer, @Nullable Device device, Place devicePlace) {
        if (device == null) {
            return new Purchase(transaction, null);
        }
        Instant reportedAt = transaction.getEventTime().minus(dice.between(REPORT_BEFORE_MIN, REPORT_BEFORE_MAX));
        DeviceTelemetryReported telemetry = reports.report(device, customer.accountId(), devicePlace, reportedAt);
        transaction.setDeviceId(device.deviceId());
        transaction.setDeviceBoundAt(device.firstSeenAt().plus(Duration.ofMinutes(5)));
        transaction.setIpAddress(telemetry.getIpAddress());
        return new Purchase(transaction, telemetry);
    }

    private static @Nullable Device deviceFor(Customer customer, WayToPay way) {
        if (!way.usesDevice()) {
            return null;
        }
        Device watch = customer.watch();
        return way == WayToPay.NFC_WEARABLE && watch != null ? watch : customer.phone();
    }

    private static CardholderVerification verification(WayToPay way, double euros) {
        if (way.usesDevice()) {
            return CardholderVerification.CONSUMER_DEVICE;
        }
        boolean withoutPin = way != WayToPay.CHIP_CARD && euros <= CONTACTLESS_LIMIT_EUROS;
        return withoutPin ? CardholderVerification.NONE : CardholderVerification.ONLINE_PIN;
    }

    /** Some mistype a password once; who has forgotten it tries on. */
    private int loginFailures() {
        double draw = dice.unit();
        if (draw < FORGOTTEN_PASSWORD_SHARE) {
            return dice.between(2, 6);
        }
        return draw < MISTYPED_PASSWORD_SHARE ? 1 : 0;
    }

    private @Nullable Proximity proximity(WayToPay way) {
        return switch (way) {
            case NFC_PHONE, NFC_WEARABLE, NFC_CARD, CARD_ON_PHONE_POS ->
                Proximity.newBuilder()
                        .setContactlessRoundTripMillis(dice.between(1.0, 9.0))
                        .setRelayResistance(dice.chance(0.7) ? RelayResistance.PASSED : RelayResistance.NOT_PERFORMED)
                        .build();
            case BLUETOOTH_PHONE ->
                Proximity.newBuilder()
                        .setBluetoothRoundTripMillis(dice.between(8.0, 45.0))
                        .setBluetoothRssiDbm(dice.between(-62, -38))
                        .setBluetoothBonded(dice.chance(0.6))
                        .setBluetoothPairing(BluetoothPairing.NUMERIC_COMPARISON)
                        .setDistanceMeters(dice.between(0.2, 1.5))
                        .build();
            case QR_SCANNED, QR_PRESENTED, CHIP_CARD -> null;
        };
    }

    private ThreeDSecure authenticated(Instant time) {
        return ThreeDSecure.newBuilder()
                .setVersion("2.2.0")
                .setTransStatus("Y")
                .setEci("05")
                .setChallenged(dice.chance(0.2))
                .setAuthenticationValuePresent(true)
                .setAuthenticatedAt(time.minus(dice.between(Duration.ofSeconds(1), Duration.ofSeconds(4))))
                .build();
    }
}
