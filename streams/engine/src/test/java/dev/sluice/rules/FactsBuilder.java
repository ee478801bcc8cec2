package dev.sluice.rules;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.Velocity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Facts of one transaction; what a test does not set is not known. */
final class FactsBuilder {

    static final Instant EVENT_TIME = Instant.parse("2026-01-15T12:00:00Z");

    private final TransactionRequested transaction;
    private DeviceTelemetryReported telemetry;
    private double[] velocity = {Double.NaN, Double.NaN};

    private FactsBuilder(TransactionRequested transaction) {
        Contracts.trust();
        this.transaction = unknown(transaction);
        transaction.setTransactionId("TX-1");
        transaction.setAccountId("A-1");
        transaction.setEventTime(EVENT_TIME);
        transaction.setAmount(new BigDecimal("20.0000"));
        transaction.setCurrency("EUR");
        transaction.setTransactionType(TransactionType.PURCHASE);
    }

    static FactsBuilder facts() {
        return new FactsBuilder(new TransactionRequested());
    }

    static FactsBuilder facts(TransactionRequested transaction) {
        return new FactsBuilder(transaction);
    }

    FactsBuilder transaction(Consumer<TransactionRequested> change) {
        change.accept(transaction);
        return this;
    }

    FactsBuilder device(Consumer<DeviceTelemetryReported> change) {
        telemetry = unknown(new DeviceTelemetryReported());
        telemetry.setDeviceId("D-1");
        telemetry.setTelemetryId("TEL-1");
        telemetry.setReportedAt(EVENT_TIME.minusSeconds(60));
        change.accept(telemetry);
        return this;
    }

    /** {@code account_count_1h} and {@code account_amount_mean_1h}. */
    FactsBuilder velocity(double count, double mean) {
        velocity = new double[] {count, mean};
        return this;
    }

    Facts build() {
        return Facts.of(
                transaction,
                telemetry == null ? SignalStatus.MISSING : SignalStatus.PRESENT,
                telemetry,
                SignalStatus.NOT_APPLICABLE,
                null,
                SignalStatus.NOT_APPLICABLE,
                null,
                new Velocity(velocity));
    }

    private static <R extends SpecificRecordBase> R unknown(R empty) {
        for (Schema.Field field : empty.getSchema().getFields()) {
            if (field.schema().getType() == Schema.Type.ENUM) {
                empty.put(field.pos(), SpecificData.get().createEnum("UNKNOWN", field.schema()));
            }
        }
        return empty;
    }
}
