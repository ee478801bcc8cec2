package dev.sluice.ingest;

/** Why an event is refused. The names are stable: they go into dead letters' headers and into metrics. */
public enum RejectionReason {
    /** A required value is not there, or is blank. */
    MISSING,
    /** The record's key is not there or is not the one that the value names. */
    KEY_MISMATCH,
    /** Text or a list is longer than allowed. */
    TOO_LONG,
    /** Text holds a character that it must not hold, such as a control character. */
    FORBIDDEN_CHARACTER,
    /** Text holds what looks like a card number. */
    CARD_NUMBER,
    /** Text does not have the form that the field asks for. */
    INVALID_FORMAT,
    /** Not an ISO 3166-1 alpha-2 country code. */
    UNKNOWN_COUNTRY,
    /** Not an ISO 4217 alphabetic currency code. */
    UNKNOWN_CURRENCY,
    /** A number is outside of its range, or is not a number. */
    OUT_OF_RANGE,
    /** An amount is negative, or zero where it must not be. */
    AMOUNT_NOT_POSITIVE,
    /** An amount is beyond everything plausible. */
    AMOUNT_TOO_LARGE,
    /** An amount has more than four decimal places. */
    AMOUNT_TOO_PRECISE,
    /** A time lies in the future, beyond what clocks may differ by. */
    TIME_IN_FUTURE,
    /** A time lies before everything plausible. */
    TIME_TOO_OLD,
    /** The entry mode needs a terminal and none is named. */
    TERMINAL_REQUIRED,
    /** A transactionId stands for another payment already. */
    IDENTIFIER_REUSED,
    /** A payment that was decided before comes again after its decision was forgotten. */
    DUPLICATE_TOO_OLD,
    /** A challenge was completed for which no decision asked. */
    CHALLENGE_NOT_ASKED,
    /** A challenge was completed too late, or ended before in another way. */
    CHALLENGE_CLOSED,
    /** A quarantine was lifted that does not hold. */
    NOT_IN_QUARANTINE
}
