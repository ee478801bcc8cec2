package dev.sluice.decision.challenge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which payments are to be looked at when, the earliest first. In memory: it is made of what is open. */
final class Deadlines {

    private final TreeMap<Instant, Set<String>> byTime = new TreeMap<>();
    private final Map<String, Instant> byKey = new LinkedHashMap<>();

    /** Sets the deadline of a payment, in place of an earlier one. */
    void set(String key, Instant deadline) {
        remove(key);
        byKey.put(key, deadline);
        byTime.computeIfAbsent(deadline, time -> new LinkedHashSet<>()).add(key);
    }

    void remove(String key) {
        Instant deadline = byKey.remove(key);
        if (deadline != null) {
            byTime.computeIfPresent(deadline, (time, keys) -> {
                keys.remove(key);
                return keys.isEmpty() ? null : keys;
            });
        }
    }

    /** The payments whose deadline is not after a time, the earliest first. */
    List<String> due(Instant now) {
        if (byTime.isEmpty() || byTime.firstKey().isAfter(now)) {
            return List.of();
        }
        List<String> due = new ArrayList<>();
        byTime.headMap(now, true).values().forEach(due::addAll);
        return due;
    }
}
