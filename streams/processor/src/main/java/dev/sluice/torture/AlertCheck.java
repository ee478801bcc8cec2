package dev.sluice.torture;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds alerts against those of a replay, subject by subject. Which of several alike alerts of one subject goes out depends
 * on the order in which they come there. So those are compared whose alarming payments all came along one way; of the others
 * it must be told if the replay tells of them, and of nothing that the replay would not.
 */
final class AlertCheck {

    private static final Pattern RULE_SET = Pattern.compile("\"rule_set_hash\":\"([^\"]*)\"");

    private final Expectation replayed;
    private final Function<TransactionRequested, String> wayOf;
    private final Set<String> otherwiseDecided;
    private final boolean wholly;
    private final Violations violations;
    private int compared;
    private int looselyCompared;

    /**
     * @param replayed what the replay says
     * @param wayOf by which partitions a transaction came to its decision
     * @param otherwiseDecided transactions whose decisions may differ from the replay's
     * @param wholly whether alerts must agree in all that they say and in how often they are raised; otherwise in subject,
     *     rule and transaction, and a repeated one is no other: at-least-once may raise one again and count one that was
     *     held back twice
     * @param violations gets what is not as promised
     */
    AlertCheck(
            Expectation replayed,
            Function<TransactionRequested, String> wayOf,
            Set<String> otherwiseDecided,
            boolean wholly,
            Violations violations) {
        this.replayed = replayed;
        this.wayOf = wayOf;
        this.otherwiseDecided = otherwiseDecided;
        this.wholly = wholly;
        this.violations = violations;
    }

    /**
     * Checks all.
     *
     * @param published the transactions
     * @param raised the alerts
     * @param ruleSets the hashes of the rule sets that decided on each transaction, by its id
     */
    void check(List<TransactionRequested> published, List<Alert> raised, Map<String, Set<String>> ruleSets) {
        checkRuleSets(raised, ruleSets);
        Map<String, Set<String>> ways = waysByEntity(published);
        Set<String> uncertain = entitiesOf(published, otherwiseDecided);
        Map<String, List<Alert>> live = raised.stream().collect(Collectors.groupingBy(Alert::subject));
        Map<String, List<Alert>> expected = replayed.alerts().stream().collect(Collectors.groupingBy(Alert::subject));
        Set<String> subjects = new TreeSet<>(live.keySet());
        subjects.addAll(expected.keySet());
        for (String subject : subjects) {
            List<Alert> mine = live.getOrDefault(subject, List.of());
            List<Alert> theirs = expected.getOrDefault(subject, List.of());
            String entity = Stream.concat(mine.stream(), theirs.stream())
                    .findFirst()
                    .orElseThrow()
                    .entityId();
            if (uncertain.contains(entity)) {
                continue;
            }
            if (ways.getOrDefault(entity, Set.of()).size() <= 1) {
                compareExactly(subject, mine, theirs);
            } else {
                compareLoosely(subject, mine, theirs);
            }
        }
    }

    /** The replay knows one set only; an alert names the one of its decision. */
    private void checkRuleSets(List<Alert> raised, Map<String, Set<String>> ruleSets) {
        for (Alert alert : raised) {
            Matcher named = RULE_SET.matcher(json(alert));
            Set<String> decided = ruleSets.get(alert.transactionId());
            if (decided != null && named.find() && !decided.contains(named.group(1))) {
                violations.add(
                        "an alert that names another rule set than its decision",
                        alert + " names " + named.group(1) + ", its decision " + decided);
            }
        }
    }

    private void compareExactly(String subject, List<Alert> mine, List<Alert> theirs) {
        compared++;
        if (!tally(mine).equals(tally(theirs))) {
            violations.add("alerts other than the replay's", subject + ": " + mine + ", in the replay " + theirs);
        }
    }

    private void compareLoosely(String subject, List<Alert> mine, List<Alert> theirs) {
        looselyCompared++;
        if (mine.isEmpty() != theirs.isEmpty()) {
            violations.add(
                    mine.isEmpty() ? "no alert where the replay raises one" : "an alert where the replay raises none",
                    subject + ": " + mine + ", in the replay " + theirs);
        }
        mine.stream()
                .filter(alert -> !replayed.alarming().contains(alert.transactionId()))
                .forEach(alert -> violations.add("an alert of a decision that is no cause for one", alert.toString()));
    }

    /** How often each alert comes; where they need not agree wholly, each counts once. */
    private Map<String, Integer> tally(List<Alert> alerts) {
        Map<String, Integer> tally = new TreeMap<>();
        for (Alert alert : alerts) {
            if (wholly) {
                tally.merge(withoutRuleSet(alert), 1, Integer::sum);
            } else {
                tally.put(alert.toString(), 1);
            }
        }
        return tally;
    }

    /** Which of several published rule sets may have decided is for {@link RuleSetCheck}. */
    private static String withoutRuleSet(Alert alert) {
        return RULE_SET.matcher(json(alert)).replaceFirst("");
    }

    private static String json(Alert alert) {
        return new String(alert.toJson(), StandardCharsets.UTF_8);
    }

    private Map<String, Set<String>> waysByEntity(List<TransactionRequested> published) {
        Map<String, Set<String>> ways = new HashMap<>();
        published.stream()
                .filter(transaction -> replayed.alarming().contains(transaction.getTransactionId()))
                .forEach(transaction -> entities(transaction)
                        .forEach(entity -> ways.computeIfAbsent(entity, ignored -> new HashSet<>())
                                .add(wayOf.apply(transaction))));
        return ways;
    }

    private static Set<String> entitiesOf(List<TransactionRequested> published, Set<String> ids) {
        return published.stream()
                .filter(transaction -> ids.contains(transaction.getTransactionId()))
                .flatMap(AlertCheck::entities)
                .collect(Collectors.toSet());
    }

    private static Stream<String> entities(TransactionRequested transaction) {
        return Stream.of(
                        transaction.getAccountId(),
                        transaction.getInstrumentToken(),
                        transaction.getDeviceId(),
                        transaction.getTerminalId(),
                        transaction.getMerchantId(),
                        transaction.getIpAddress())
                .filter(Objects::nonNull);
    }

    /** Subjects whose alerts were compared in full. */
    int compared() {
        return compared;
    }

    /** Subjects of which only that was compared which does not depend on an order. */
    int looselyCompared() {
        return looselyCompared;
    }
}
