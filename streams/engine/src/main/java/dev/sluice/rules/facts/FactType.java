package dev.sluice.rules.facts;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.Proximity;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionRequested;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** The facts that a rule can speak about; each exists exactly once per transaction. */
public enum FactType {
    /** The payment. */
    TRANSACTION(
            Transaction.class,
            Map.of(
                    "request", TransactionRequested.getClassSchema(),
                    "qrCode", QrCode.getClassSchema(),
                    "threeDSecure", ThreeDSecure.getClassSchema(),
                    "proximity", Proximity.getClassSchema())),
    /** The payer's device. */
    DEVICE(Device.class, Map.of("telemetry", DeviceTelemetryReported.getClassSchema())),
    /** The accepting terminal. */
    TERMINAL(Terminal.class, Map.of("report", TerminalSecurityReported.getClassSchema())),
    /** The merchant. */
    MERCHANT(Merchant.class, Map.of("profile", MerchantProfileChanged.getClassSchema())),
    /** The velocity features; its fields are those that the analysts declare. */
    VELOCITY(Velocity.class, Map.of());

    private final Class<?> factClass;
    private final Map<String, Schema> records;

    FactType(Class<?> factClass, Map<String, Schema> records) {
        this.factClass = factClass;
        this.records = records;
    }

    /** Its name in rules, for instance {@code Device}. */
    public String shown() {
        return factClass.getSimpleName();
    }

    /** The class whose instances are the facts. */
    public Class<?> factClass() {
        return factClass;
    }

    /** The contract records inside the fact, by the bean property that gives them. */
    Map<String, Schema> records() {
        return records;
    }

    /** The fact of that name in rules. */
    public static Optional<FactType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.shown().equals(name)).findFirst();
    }

    /** Names of all facts in rules. */
    public static List<String> names() {
        return Arrays.stream(values()).map(FactType::shown).toList();
    }

    /** The fact of this kind. */
    public Object in(Facts facts) {
        return switch (this) {
            case TRANSACTION -> facts.transaction();
            case DEVICE -> facts.device();
            case TERMINAL -> facts.terminal();
            case MERCHANT -> facts.merchant();
            case VELOCITY -> facts.velocity();
        };
    }
}
