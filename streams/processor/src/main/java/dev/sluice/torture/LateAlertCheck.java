package dev.sluice.torture;

import dev.sluice.decision.Alert;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds alerts on what came after decisions: each is told once. Which reports came late depends on which of two topics was
 * read first, so that a replay cannot say how many there are.
 */
final class LateAlertCheck {

    private LateAlertCheck() {}

    static void check(List<Alert> raised, Violations violations) {
        Set<String> told = new HashSet<>();
        for (Alert alert : raised) {
            if (alert.isLate() && !told.add(alert.uid())) {
                violations.add("late evidence told twice", alert.uid());
            }
        }
    }
}
