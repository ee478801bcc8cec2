package dev.sluice.decision;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.contract.internal.PaymentContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Transactions and contexts for tests. */
final class Transactions {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static {
        Contracts.trust();
    }

    private Transactions() {}

    static TransactionRequested contactless(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("acc-0000417")
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("49.9900"))
                .setCurrency("EUR")
                .setTransactionType(TransactionType.PURCHASE)
                .setInstrumentToken("tok-7f3a9c1e")
                .setDeviceId("dev-0000417-a")
                .setTerminalId("trm-00042")
                .setMerchantId("mer-0007")
                .setMcc("5411")
                .setEntryMode(EntryMode.CONTACTLESS)
                .setIpAddress("203.0.113.77")
                .setCountry("DE")
                .setLocation(new GeoPoint(52.51627, 13.37771, 20.0))
                .build();
    }

    /** What a decision is made of where everything is known, the merchant as well. */
    static Evidence known(TransactionRequested transaction) {
        MerchantProfileChanged profile = new MerchantProfileChanged();
        profile.setMerchantId(transaction.getMerchantId());
        return new Evidence(visited(transaction), profile, List.of());
    }

    static PaymentContext visited(TransactionRequested transaction) {
        PaymentContext context = PaymentContexts.start(transaction);
        context.setTelemetryStatus(SignalStatus.PRESENT);
        context.setTerminalStatus(SignalStatus.STALE);
        context.setFeatures(List.of(
                new FeatureValue("account_count_1h", 7.0, null), new FeatureValue("account_mean_30d", null, null)));
        return context;
    }
}
