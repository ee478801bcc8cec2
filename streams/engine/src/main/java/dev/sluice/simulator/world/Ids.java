package dev.sluice.simulator.world;

import java.util.EnumMap;
import java.util.Locale;
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

    private final Map<Sort, Integer> last = new EnumMap<>(Sort.class);

    /** Returns the next identifier of a sort. */
    public String next(Sort sort) {
        int number = last.merge(sort, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s-%06d", sort.prefix, number);
    }
}
