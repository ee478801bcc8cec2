package dev.sluice.cli;

import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.RuleSetAnswer;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.publication.RuleSetPublisher;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What instances did with a publication, for whoever published it. */
final class RuleSetAnswers {

    private RuleSetAnswers() {}

    /** A line for each instance, findings below it, and a last line that sums up. */
    static String text(RuleSetHistory.Publication publication, RuleSetPublisher.Outcome outcome) {
        StringBuilder text = new StringBuilder();
        List<RuleSetAcknowledged> answers = outcome.answers().values().stream()
                .sorted(Comparator.comparing(RuleSetAcknowledged::getInstanceId))
                .toList();
        for (RuleSetAcknowledged answer : answers) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-13s %-20s %-9s after %.1f s, %.1f s of it preparation%n",
                    answer.getInstanceId(),
                    answer.getHost(),
                    answer.getAnswer() == RuleSetAnswer.IN_FORCE ? "in force" : "refused",
                    RuleSetHistory.delay(publication.ruleSet(), answer).toMillis() / 1_000.0,
                    answer.getPreparationMillis() / 1_000.0));
            answer.getFindings()
                    .forEach(finding -> text.append("    ").append(finding).append('\n'));
        }
        outcome.silent().stream()
                .sorted()
                .forEach(id -> text.append(String.format(
                        Locale.ROOT,
                        "%-13s %-20s no answer; it goes on as it did, 'rules list' shows by what%n",
                        id,
                        "-")));
        return text.append(summary(outcome)).append('\n').toString();
    }

    private static String summary(RuleSetPublisher.Outcome outcome) {
        int all = outcome.answers().size() + outcome.silent().size();
        if (all == 0) {
            return "no instance runs; the next one that starts decides by it";
        }
        return isInForceEverywhere(outcome)
                ? "every running instance decides by it"
                : inForce(outcome) + " of " + all + " instances decide by it";
    }

    /** Whether nobody refused it or kept silent. */
    static boolean isInForceEverywhere(RuleSetPublisher.Outcome outcome) {
        return outcome.silent().isEmpty()
                && inForce(outcome) == outcome.answers().size();
    }

    private static long inForce(RuleSetPublisher.Outcome outcome) {
        return outcome.answers().values().stream()
                .filter(answer -> answer.getAnswer() == RuleSetAnswer.IN_FORCE)
                .count();
    }
}
