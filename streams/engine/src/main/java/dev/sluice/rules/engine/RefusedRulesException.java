package dev.sluice.rules.engine;

import java.util.List;

/** Rules were found right and yet cannot be compiled, or what they were compiled to must not be loaded. */
final class RefusedRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** @param reasons what is wrong, at least one sentence */
    RefusedRulesException(List<String> reasons) {
        super(String.join("; ", reasons), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
