package dev.sluice.serde;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FormFactor;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.TransactionRequested;
import java.math.BigDecimal;
import java.time.Instant;

/** Records that the serde's tests write. */
final class SampleRecords {

    static {
        // A builder that fills in an enum's default reads it as Avro data.
        Contracts.trust();
    }

    private SampleRecords() {}

    static TransactionRequested transaction(String id) {
        return TransactionRequested.newBuilder()
                .setTransactionId(id)
                .setAccountId("account-7")
                .setEventTime(Instant.parse("2026-03-01T12:00:00.123Z"))
                .setAmount(new BigDecimal("123.4500"))
                .setCurrency("EUR")
                .setInstrumentToken("tok_1")
                .setDeviceId("device-1")
                .setMerchantId("merchant-1")
                .setMcc("5411")
                .setEntryMode(EntryMode.ECOMMERCE)
                .setFormFactor(FormFactor.UNKNOWN)
                .setCountry("DE")
                .setLocation(GeoPoint.newBuilder()
                        .setLatitude(52.5)
                        .setLongitude(13.4)
                        .build())
                .setScaExemption(ScaExemption.UNKNOWN)
                .build();
    }
}
