package dev.sluice.torture;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds the final words on challenges against the decisions that asked for them. */
final class SettlementCheck {

    private SettlementCheck() {}

    /**
     * Checks that only challenged payments have a final word, each of them one, which is said again at most as often as the
     * decision was given again.
     *
     * @param settled the final words
     * @param decided the decisions
     * @param guarantee what the run promised
     * @param violations gets what is not so
     */
    static void check(
            List<ChallengeSettled> settled, List<DecisionMade> decided, Guarantee guarantee, Violations violations) {
        Map<String, Long> challenges = decided.stream()
                .filter(decision -> decision.getAction() == DecisionAction.CHALLENGE)
                .collect(Collectors.groupingBy(DecisionMade::getTransactionId, Collectors.counting()));
        Map<String, List<ChallengeSettled>> words =
                settled.stream().collect(Collectors.groupingBy(ChallengeSettled::getTransactionId));
        words.forEach((id, mine) -> {
            long asked = challenges.getOrDefault(id, 0L);
            if (asked == 0) {
                violations.add("a challenge was settled that nobody was asked for", id);
            } else if (new HashSet<>(mine).size() > 1) {
                violations.add("a challenge was settled twice, and not the same", id);
            } else if (mine.size() > asked && guarantee == Guarantee.EXACTLY_ONCE_V2) {
                violations.add("a challenge was settled more often than asked for, under exactly-once", id);
            }
        });
    }
}
