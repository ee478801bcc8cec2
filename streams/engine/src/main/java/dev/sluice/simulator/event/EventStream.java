package dev.sluice.simulator.event;

/** The stream that an event belongs to: one for each kind of record that Sluice takes in. */
public enum EventStream {
    /** {@code TransactionRequested}, keyed by account. */
    TRANSACTION,
    /** {@code DeviceTelemetryReported}, keyed by device. */
    TELEMETRY,
    /** {@code TerminalSecurityReported}, keyed by terminal. */
    TERMINAL,
    /** {@code MerchantProfileChanged}, keyed by merchant. */
    MERCHANT,
    /** {@code TransactionLabelled}, keyed by transaction. */
    LABEL
}
