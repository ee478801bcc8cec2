package dev.sluice.simulator.world;

import java.util.EnumMap;
import java.util.Map;

/** Gives out identifiers that are short, unique within a world, and readable in a live view. */
public final class Ids {

    /** What an identifier stands for. */
    public enum Sort {
        ACCOUNT("acc"),
        DEVICE("dev"),
        TERMINAL("trm"),
        MERCHANT("mer"),
        TRANSACTION("txn"),
        TELEMETRY("tel"),
        REPORT("rep"),
        LABEL("lab"),
        ATTACK("att");

        private final String prefix;

        Sort(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final int DIGITS_MIN = 6;

    private final Map<Sort, Integer> last = new EnumMap<>(Sort.class);

    /** Returns the next identifier of a sort. */
    public String next(Sort sort) {
        String number = Integer.toString(last.merge(sort, 1, Integer::sum));
        return sort.prefix + "-" + "0".repeat(Math.max(0, DIGITS_MIN - number.length())) + number;
    }
}
