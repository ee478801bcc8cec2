package dev.sluice.simulator.event;

import dev.sluice.contract.Topics;

/** The stream that an event belongs to: one for each kind of record that Sluice takes in. */
public enum EventStream {
    /** {@code TransactionRequested}, keyed by account. */
    TRANSACTION(Topics.TRANSACTION_REQUESTED),
    /** {@code DeviceTelemetryReported}, keyed by device. */
    TELEMETRY(Topics.DEVICE_TELEMETRY),
    /** {@code TerminalSecurityReported}, keyed by terminal. */
    TERMINAL(Topics.TERMINAL_SECURITY),
    /** {@code MerchantProfileChanged}, keyed by merchant. */
    MERCHANT(Topics.MERCHANT_PROFILE),
    /** {@code TransactionLabelled}, keyed by transaction. */
    LABEL(Topics.TRANSACTION_LABELLED);

    private final String topic;

    EventStream(String topic) {
        this.topic = topic;
    }

    /** Returns the name of the topic that carries it. */
    public String topic() {
        return topic;
    }
}
