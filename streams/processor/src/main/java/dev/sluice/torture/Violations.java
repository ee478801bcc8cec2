package dev.sluice.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Promises that were found broken, in words: how often each, and the first few cases. For one thread. */
final class Violations {

    private static final int SHOWN_MAX = 5;

    private final Map<String, List<String>> shownByPromise = new LinkedHashMap<>();
    private final Map<String, Integer> countByPromise = new LinkedHashMap<>();

    /**
     * Takes one.
     *
     * @param what what is wrong, the same words for all of the kind
     * @param which the case
     */
    void add(String what, String which) {
        countByPromise.merge(what, 1, Integer::sum);
        List<String> shown = shownByPromise.computeIfAbsent(what, ignored -> new ArrayList<>());
        if (shown.size() < SHOWN_MAX) {
            shown.add(which);
        }
    }

    /** Each kind with its number, and below it the first few cases; empty if nothing was found. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        shownByPromise.forEach((what, shown) -> {
            lines.add(what + ": " + countByPromise.get(what));
            shown.forEach(which -> lines.add("  " + which));
        });
        return lines;
    }
}
