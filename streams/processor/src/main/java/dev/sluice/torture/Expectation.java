package dev.sluice.torture;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the replay makes of events, in the order in which they are given.
 *
 * @param decisions the decision of each transaction, by its id
 * @param alarming ids of the transactions of whose decisions the SOC is told, or would be but for an alert shortly before
 * @param alerts what the SOC is told
 */
public record Expectation(Map<String, DecisionMade> decisions, Set<String> alarming, List<Alert> alerts) {

    /**
     * Replays.
     *
     * @param model what decides
     * @param events transactions, labels, reports and profiles that may all enter
     */
    public static Expectation of(DecisionModel model, List<SpecificRecord> events) {
        Map<String, DecisionMade> decisions = new LinkedHashMap<>();
        Set<String> alarming = new HashSet<>();
        List<Alert> alerts = new ArrayList<>();
        InMemoryPath path = new InMemoryPath(model);
        for (SpecificRecord event : events) {
            if (event instanceof TransactionRequested transaction) {
                InMemoryPath.Answer answer = path.decide(transaction);
                decisions.put(transaction.getTransactionId(), answer.decision());
                if (answer.alarming()) {
                    alarming.add(transaction.getTransactionId());
                }
                answer.alert().ifPresent(alerts::add);
            } else {
                path.inform(event);
            }
        }
        return new Expectation(decisions, alarming, alerts);
    }
}
