package dev.sluice.rules.facts;

import dev.sluice.contract.SignalStatus;
import org.jspecify.annotations.Nullable;

/** Holds a signal and its status together. */
final class Signals {

    private Signals() {}

    /** Refuses a signal that is said to be there and is not, or the other way round. */
    static void requireConsistent(String what, SignalStatus status, @Nullable Object signal) {
        boolean saidToBeThere = status == SignalStatus.PRESENT || status == SignalStatus.STALE;
        if (status == SignalStatus.UNKNOWN || saidToBeThere != (signal != null)) {
            throw new IllegalArgumentException(
                    what + " is " + (signal == null ? "absent" : "given") + ", which cannot have the status " + status);
        }
    }
}
