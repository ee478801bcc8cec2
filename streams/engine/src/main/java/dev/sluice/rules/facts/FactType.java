package dev.sluice.rules.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The facts that a rule can speak about; each exists exactly once per transaction. */
public enum FactType {
    /** The payment. */
    TRANSACTION(Transaction.class),
    /** The payer's device. */
    DEVICE(Device.class),
    /** The accepting terminal. */
    TERMINAL(Terminal.class),
    /** The merchant. */
    MERCHANT(Merchant.class),
    /** The velocity features; its fields are those that the analysts declare. */
    VELOCITY(Velocity.class);

    private final Class<?> factClass;

    FactType(Class<?> factClass) {
        this.factClass = factClass;
    }

    /** Its name in rules, for instance {@code Device}. */
    public String shown() {
        return factClass.getSimpleName();
    }

    /** The component of {@link Facts} that has it, for instance {@code device}. */
    public String property() {
        return shown().toLowerCase(Locale.ROOT);
    }

    /** The class whose instances are the facts. */
    public Class<?> factClass() {
        return factClass;
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
