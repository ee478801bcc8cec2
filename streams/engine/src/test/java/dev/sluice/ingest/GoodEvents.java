package dev.sluice.ingest;

import dev.sluice.contract.AppsDetected;
import dev.sluice.contract.BluetoothPairing;
import dev.sluice.contract.CardholderVerification;
import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeMethod;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DeviceClass;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FormFactor;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.GeoArea;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.InstrumentType;
import dev.sluice.contract.IntegrityVerdict;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.OperatingSystem;
import dev.sluice.contract.Proximity;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.QrPresentation;
import dev.sluice.contract.RelayResistance;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TerminalType;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Events that may enter, with every part of them filled: what a test spoils one thing of. */
public final class GoodEvents {
    /** When the good events happen. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The account of the good transaction. */
    public static final String ACCOUNT = "acc-8f0c2f9e";

    private static final Instant LAST_YEAR = NOW.minus(Duration.ofDays(400));

    static {
        Contracts.trust();
    }

    private GoodEvents() {}

    /** A contactless purchase at {@link #NOW}, in a new object each time. */
    public static TransactionRequested transaction() {
        return transaction(NOW);
    }

    /** A contactless purchase at a given time, in a new object each time. */
    public static TransactionRequested transaction(Instant now) {
        Instant yesterday = now.minus(Duration.ofDays(1));
        Instant lastYear = now.minus(Duration.ofDays(400));
        return TransactionRequested.newBuilder()
                .setTransactionId("0c8f3f8e-1fd2-4a53-9d6b-6a7f0d9f6a10")
                .setAccountId(ACCOUNT)
                .setEventTime(now)
                .setAmount(new BigDecimal("42.5000"))
                .setCurrency("EUR")
                .setTransactionType(TransactionType.PURCHASE)
                .setInstrumentToken("tok-5e884898da28047151d0e56f8dc62927")
                .setInstrumentType(InstrumentType.DEBIT_CARD)
                .setInstrumentAddedAt(lastYear)
                .setIssuerCountry("DE")
                .setDeviceId("dev-0001")
                .setTerminalId("term-0001")
                .setMerchantId("merch-0001")
                .setAcquirerId("acq-1")
                .setMcc("5411")
                .setMerchantCountry("DE")
                .setEntryMode(EntryMode.CONTACTLESS)
                .setEntryModeCode("071")
                .setFormFactor(FormFactor.PHONE)
                .setInitiator(TransactionInitiator.CUSTOMER)
                .setIpAddress("198.51.100.7")
                .setCountry("DE")
                .setLocation(place(52.52, 13.405))
                .setHomeCountry("DE")
                .setHomeLocation(place(52.4, 13.1))
                .setBillingCountry("DE")
                .setShippingCountry("DE")
                .setScaExemption(ScaExemption.CONTACTLESS)
                .setThreeDSecure(threeDSecure(yesterday))
                .setCardholderVerification(CardholderVerification.CONSUMER_DEVICE)
                .setQrCode(qrCode(now))
                .setProximity(proximity())
                .setAccountOpenedAt(lastYear)
                .setCredentialsChangedAt(yesterday)
                .setPhoneNumberChangedAt(lastYear)
                .setEmailChangedAt(lastYear)
                .setAddressChangedAt(lastYear)
                .setLimitRaisedAt(yesterday)
                .setTransactionLimit(new BigDecimal("1000.0000"))
                .setDeviceBoundAt(lastYear)
                .setSessionId("sess-1")
                .setSessionStartedAt(yesterday)
                .setLoginFailures(0)
                .setPayeeId("payee-1")
                .setPayeeFirstSeenAt(yesterday)
                .setPayeeAccountOpenedAt(lastYear)
                .setPayeeCountry("FR")
                .build();
    }

    /** A chargeback that became known now, in a new object each time. */
    public static TransactionLabelled label() {
        return TransactionLabelled.newBuilder()
                .setLabelId("label-1")
                .setTransactionId("0c8f3f8e-1fd2-4a53-9d6b-6a7f0d9f6a10")
                .setLabel(FraudLabel.FRAUD)
                .setSource(LabelSource.CHARGEBACK)
                .setLabelledAt(NOW)
                .setReasonCode("10.4")
                .setFraudType("F1018")
                .setDisputedAmount(new BigDecimal("42.5000"))
                .setDisputedCurrency("EUR")
                .setAnalystId("analyst-1")
                .setAccountId(ACCOUNT)
                .setInstrumentToken("tok-1")
                .setDeviceId("dev-0001")
                .setTerminalId("term-0001")
                .setMerchantId("merch-0001")
                .build();
    }

    /** A step-up that was passed now, in a new object each time. */
    public static ChallengeCompleted challenge() {
        return ChallengeCompleted.newBuilder()
                .setChallengeId("chal-1")
                .setTransactionId("0c8f3f8e-1fd2-4a53-9d6b-6a7f0d9f6a10")
                .setAccountId(ACCOUNT)
                .setDeviceId("dev-0001")
                .setMethod(ChallengeMethod.PASSKEY)
                .setOutcome(ChallengeOutcome.PASSED)
                .setRequestedAt(NOW.minusSeconds(30))
                .setCompletedAt(NOW)
                .setAttempts(1)
                .build();
    }

    /** A healthy phone's telemetry of now, in a new object each time. */
    public static DeviceTelemetryReported telemetry() {
        return DeviceTelemetryReported.newBuilder()
                .setTelemetryId("tel-1")
                .setDeviceId("dev-0001")
                .setReportedAt(NOW)
                .setAccountId(ACCOUNT)
                .setDeviceClass(DeviceClass.PHONE)
                .setOperatingSystem(OperatingSystem.ANDROID)
                .setManufacturer("Acme")
                .setModel("Phone 4")
                .setOsVersion("15")
                .setSecurityPatchedOn(LocalDate.of(2026, 2, 1))
                .setAppId("dev.sluice.wallet")
                .setAppVersion("4.1.0")
                .setAppSignatureStatus(SignatureStatus.VALID)
                .setAppInstalledAt(LAST_YEAR)
                .setIntegrityVerdicts(List.of(IntegrityVerdict.BASIC, IntegrityVerdict.DEVICE))
                .setAppsDetected(List.<AppsDetected>of())
                .setAttestationId("att-1")
                .setSimChangedAt(LAST_YEAR)
                .setSimCountry("DE")
                .setNetworkCountry("DE")
                .setIpAddress("2001:db8::7")
                .setTimeZone("Europe/Berlin")
                .setLocation(place(52.52, 13.405))
                .setCompanionDeviceId("dev-0002")
                .build();
    }

    /** A healthy terminal's posture of now, in a new object each time. */
    public static TerminalSecurityReported terminal() {
        return TerminalSecurityReported.newBuilder()
                .setReportId("rep-1")
                .setTerminalId("term-0001")
                .setReportedAt(NOW)
                .setMerchantId("merch-0001")
                .setAcquirerId("acq-1")
                .setTerminalType(TerminalType.ATTENDED_POS)
                .setVendor("Acme")
                .setDeviceModel("P-100")
                .setCertificationExpiresOn(LocalDate.of(2030, 4, 30))
                .setSerialNumber("SN-1")
                .setRegisteredSerialNumber("SN-1")
                .setLocation(place(52.52, 13.405))
                .setRegisteredLocation(place(52.52, 13.405))
                .setCountry("DE")
                .setNetworkCountry("DE")
                .setIpAddress("203.0.113.9")
                .setCertificateExpiresAt(NOW.plus(Duration.ofDays(300)))
                .setMessageAuthenticationFailures(0)
                .setAppVersion("2.0")
                .setFirmwareVersion("7.3")
                .setFirmwareSupportEndsOn(LocalDate.of(2028, 1, 1))
                .setAdminLoginFailures(0)
                .setClockDriftMillis(-12L)
                .build();
    }

    /** The profile of a merchant in good standing as of now, in a new object each time. */
    public static MerchantProfileChanged merchant() {
        return MerchantProfileChanged.newBuilder()
                .setMerchantId("merch-0001")
                .setChangedAt(NOW)
                .setLegalName("Bäckerei Müller GmbH")
                .setTradingName("Müller")
                .setCountry("DE")
                .setMcc("5462")
                .setLicenceExpiresOn(LocalDate.of(2031, 1, 1))
                .setLicensedCountries(List.of("DE", "AT"))
                .setLicensedArea(GeoArea.newBuilder()
                        .setCenter(place(52.52, 13.405))
                        .setRadiusKilometers(25)
                        .build())
                .setTerminalsAllowed(3)
                .setTerminalsActive(2)
                .setCertifiedModels(List.of("P-100"))
                .setCertifiedVendors(List.of("Acme"))
                .setEntryModesAllowed(List.of(EntryMode.CHIP, EntryMode.CONTACTLESS))
                .setRegisteredQrPayloadIds(List.of("qr-1"))
                .setTimeZone("Europe/Berlin")
                .setOpensAt(LocalTime.of(6, 0))
                .setClosesAt(LocalTime.of(18, 30))
                .setExpectedDailyTransactions(200)
                .setExpectedAverageAmount(new BigDecimal("8.4000"))
                .setExpectedCurrency("EUR")
                .build();
    }

    private static GeoPoint place(double latitude, double longitude) {
        return GeoPoint.newBuilder()
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setAccuracyMeters(20.0)
                .build();
    }

    private static ThreeDSecure threeDSecure(Instant authenticatedAt) {
        return ThreeDSecure.newBuilder()
                .setVersion("2.2.0")
                .setTransStatus("Y")
                .setTransStatusReason("01")
                .setEci("05")
                .setChallenged(false)
                .setAuthenticatedAt(authenticatedAt)
                .setDsTransactionId("f38e6948-5388-41a6-bca4-b49723c19437")
                .build();
    }

    private static QrCode qrCode(Instant now) {
        return QrCode.newBuilder()
                .setPresentation(QrPresentation.MERCHANT_PRESENTED)
                .setDynamic(true)
                .setPayloadId("qr-1")
                .setIssuedAt(now.minusSeconds(20))
                .setExpiresAt(now.plusSeconds(300))
                .setEncodedMerchantId("merch-0001")
                .setEncodedTerminalId("term-0001")
                .setEncodedPayeeId("payee-1")
                .setEncodedAmount(new BigDecimal("42.5000"))
                .setEncodedCountry("DE")
                .build();
    }

    private static Proximity proximity() {
        return Proximity.newBuilder()
                .setContactlessRoundTripMillis(2.5)
                .setRelayResistance(RelayResistance.PASSED)
                .setBluetoothRoundTripMillis(9.0)
                .setBluetoothRssiDbm(-48)
                .setBluetoothPairing(BluetoothPairing.NUMERIC_COMPARISON)
                .setDistanceMeters(0.03)
                .build();
    }
}
