package dev.sluice.torture;

import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.DecisionModel;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all checks together say of the topics.
 *
 * @param bad records that had to be refused
 * @param deadLetters dead letters
 * @param decisions decisions, repeated ones included
 * @param equal transactions that were decided as in the replay, in every field
 * @param orderDependent transactions that knew other outcomes of earlier payments or met another budget or quarantine than in the replay
 * @param settled final words on challenges, repeated ones included
 * @param alerts alerts
 * @param subjects entities whose alerts were compared in full
 * @param subjectsLoosely entities of whose alerts only that was compared which does not depend on an order
 */
public record Judgement(
        int bad,
        int deadLetters,
        int decisions,
        int equal,
        int orderDependent,
        int settled,
        int alerts,
        int subjects,
        int subjectsLoosely) {

    /**
     * Checks.
     *
     * @param contents what is on the topics
     * @param traffic what was published
     * @param model what decided, or what says the same
     * @param ways by which ways transactions went
     * @param ruleSets which rule sets were in force when
     * @param guarantee what the run promised
     * @param violations gets what is not as promised
     */
    static Judgement of(
            TopicContents contents,
            Traffic traffic,
            DecisionModel model,
            CommonWays ways,
            RuleSetCheck ruleSets,
            Guarantee guarantee,
            Violations violations) {
        Expectation replayed = Expectation.of(model, traffic.events());
        InputCheck.check(contents.good(), traffic.transactions(), violations);
        DeadLetterCheck.check(contents.letters(), contents.badPositions(), guarantee, violations);
        DecisionCheck decisions = new DecisionCheck(guarantee, model.features().namesOfOutcomes(), violations);
        decisions.check(traffic.transactions(), contents.decisions(), replayed.decisions());
        SettlementCheck.check(contents.settled(), contents.decisions(), guarantee, violations);
        ruleSets.check(contents.decisions(), traffic.roundByTransaction(), violations);
        AlertCheck alerts = new AlertCheck(
                replayed,
                ways::wholeWay,
                decidedOtherwise(replayed, decisions),
                guarantee == Guarantee.EXACTLY_ONCE_V2,
                violations);
        alerts.check(
                traffic.transactions(),
                contents.alerts().stream().filter(alert -> !alert.isLate()).toList(),
                ruleSetsByTransaction(contents.decisions()));
        if (guarantee == Guarantee.EXACTLY_ONCE_V2) {
            LateAlertCheck.check(contents.alerts(), violations);
        }
        return new Judgement(
                contents.badPositions().size(),
                contents.letters().size(),
                contents.decisions().size(),
                decisions.equal().size(),
                decisions.orderDependent().size(),
                contents.settled().size(),
                contents.alerts().size(),
                alerts.compared(),
                alerts.looselyCompared());
    }

    private static Map<String, Set<String>> ruleSetsByTransaction(List<DecisionMade> decisions) {
        return decisions.stream()
                .collect(Collectors.groupingBy(
                        DecisionMade::getTransactionId,
                        Collectors.mapping(DecisionMade::getRuleSetHash, Collectors.toSet())));
    }

    private static Set<String> decidedOtherwise(Expectation replayed, DecisionCheck decisions) {
        return replayed.decisions().keySet().stream()
                .filter(id -> !decisions.equal().contains(id))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
