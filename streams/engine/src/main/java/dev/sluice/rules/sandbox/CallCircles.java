package dev.sluice.rules.sandbox;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for methods that call themselves, at once or by way of others. */
final class CallCircles {

    private final Map<String, Set<String>> calls;
    private final Set<String> open = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    private CallCircles(Map<String, Set<String>> calls) {
        this.calls = calls;
    }

    /**
     * A method on a circle, or empty if there is no circle.
     *
     * @param calls the methods that each method calls
     */
    static Optional<String> in(Map<String, Set<String>> calls) {
        CallCircles circles = new CallCircles(calls);
        return calls.keySet().stream().filter(circles::leadsToCircle).findFirst();
    }

    /** As deep as methods call each other. A chain too long for the stack would overflow it when it ran, too. */
    private boolean leadsToCircle(String method) {
        if (done.contains(method)) {
            return false;
        }
        if (!open.add(method)) {
            return true;
        }
        boolean found = calls.getOrDefault(method, Set.of()).stream().anyMatch(this::leadsToCircle);
        open.remove(method);
        done.add(method);
        return found;
    }
}
