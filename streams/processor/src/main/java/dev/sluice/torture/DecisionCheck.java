package dev.sluice.torture;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Holds the decisions of a running system against those of a replay. Three things may be otherwise, since they go by the
 * order in which payments of different accounts are decided (docs/limits.md): features that look at how earlier payments were
 * decided, whether the common budget for challenges was spent, and which quarantines had begun. A decision with other such
 * features is compared in its other features, one that met another budget or quarantine in all that does not follow from it. Which of several published rule sets decided is
 * for {@link RuleSetCheck}.
 */
final class DecisionCheck {

    private static final Set<String> FOLLOWS_FROM_ORDER =
            Set.of("action", "review", "reasons", "stepUp", "answerBy", "quarantines");

    private static final String RULE_SET = "ruleSetHash";

    private final Guarantee guarantee;
    private final Set<String> outcomeFeatures;
    private final Violations violations;
    private final Set<String> equal = new HashSet<>();
    private final Set<String> orderDependent = new HashSet<>();

    /**
     * @param guarantee what the run promised
     * @param outcomeFeatures names of the features that look at earlier decisions
     * @param violations gets what is not as promised
     */
    DecisionCheck(Guarantee guarantee, Set<String> outcomeFeatures, Violations violations) {
        this.guarantee = guarantee;
        this.outcomeFeatures = outcomeFeatures;
        this.violations = violations;
    }

    /**
     * Checks all.
     *
     * @param published the transactions, as often as they were published
     * @param decided the decisions, as often as they were made
     * @param replayed the replay's decisions by transaction
     */
    void check(List<TransactionRequested> published, List<DecisionMade> decided, Map<String, DecisionMade> replayed) {
        Map<String, Long> asked = published.stream()
                .collect(Collectors.groupingBy(TransactionRequested::getTransactionId, Collectors.counting()));
        Map<String, List<DecisionMade>> answers =
                decided.stream().collect(Collectors.groupingBy(DecisionMade::getTransactionId));
        asked.forEach((id, times) ->
                check(id, times, answers.getOrDefault(id, List.of()), Objects.requireNonNull(replayed.get(id))));
        answers.keySet().stream()
                .filter(id -> !asked.containsKey(id))
                .forEach(id -> violations.add("decided and never published as a good transaction", id));
    }

    private void check(String id, long asked, List<DecisionMade> answers, DecisionMade replayed) {
        if (answers.isEmpty()) {
            violations.add("no decision", id);
            return;
        }
        if (new HashSet<>(answers).size() > 1) {
            violations.add("decided twice, and not the same", id);
        }
        boolean exact = guarantee == Guarantee.EXACTLY_ONCE_V2;
        if (answers.size() < asked || (exact && answers.size() > asked)) {
            violations.add(
                    exact ? "not one answer for each time it was published" : "fewer answers than it was published",
                    id + ", published " + asked + " times, answered " + answers.size() + " times");
        }
        compare(answers.get(0), replayed);
    }

    private void compare(DecisionMade live, DecisionMade replayed) {
        String id = live.getTransactionId();
        List<String> differing = differingFeatures(live, replayed);
        List<String> unexplained = differing.stream()
                .filter(name -> !outcomeFeatures.contains(name))
                .toList();
        if (!unexplained.isEmpty()) {
            violations.add("velocity other than the replay's", id + ": " + describe(unexplained, live, replayed));
        } else if (!differing.isEmpty()) {
            orderDependent.add(id);
        } else {
            compareFields(live, replayed);
        }
    }

    private void compareFields(DecisionMade live, DecisionMade replayed) {
        String id = live.getTransactionId();
        List<Schema.Field> differing = DecisionMade.getClassSchema().getFields().stream()
                .filter(field -> !field.name().equals(RULE_SET))
                .filter(field -> !Objects.equals(live.get(field.pos()), replayed.get(field.pos())))
                .toList();
        if (differing.isEmpty()) {
            equal.add(id);
        } else if (metOtherCircumstances(live, replayed)
                && differing.stream().allMatch(field -> FOLLOWS_FROM_ORDER.contains(field.name()))) {
            orderDependent.add(id);
        } else {
            violations.add(
                    "a decision other than the replay's",
                    id + ": " + differing.get(0).name() + " "
                            + live.get(differing.get(0).pos()) + ", in the replay "
                            + replayed.get(differing.get(0).pos()));
        }
    }

    private static boolean metOtherCircumstances(DecisionMade live, DecisionMade replayed) {
        return live.getStepUp() == StepUp.OVERALL_BUDGET_SPENT
                || replayed.getStepUp() == StepUp.OVERALL_BUDGET_SPENT
                || !live.getQuarantines().equals(replayed.getQuarantines());
    }

    /** Names of the features whose values differ, those that only one of the two has included. */
    private static List<String> differingFeatures(DecisionMade live, DecisionMade replayed) {
        Map<String, FeatureValue> left = byName(live);
        Map<String, FeatureValue> right = byName(replayed);
        Set<String> names = new HashSet<>(left.keySet());
        names.addAll(right.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(left.get(name), right.get(name)))
                .sorted()
                .toList();
    }

    private static Map<String, FeatureValue> byName(DecisionMade decision) {
        return decision.getFeatures().stream().collect(Collectors.toMap(FeatureValue::getName, value -> value));
    }

    private static String describe(List<String> names, DecisionMade live, DecisionMade replayed) {
        return names.stream()
                .map(name -> name + " " + byName(live).get(name) + ", in the replay "
                        + byName(replayed).get(name))
                .collect(Collectors.joining("; "));
    }

    /** Ids of the transactions that were decided as in the replay, in every field. */
    Set<String> equal() {
        return equal;
    }

    /** Ids of the transactions that knew other outcomes or met another budget than in the replay, and nothing else otherwise. */
    Set<String> orderDependent() {
        return orderDependent;
    }
}
