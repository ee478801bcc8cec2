package dev.sluice.torture;

import java.util.List;
import java.util.Locale;

/**
 * What one run showed.
 *
 * @param seed what chose its traffic and its plan
 * @param guarantee the processing guarantee, as in a configuration
 * @param layout where the entities of a payment have their state, as in a configuration
 * @param brokers how many brokers there were
 * @param instances how many instances shared the work
 * @param standbyReplicas copies of each state that other instances kept ready
 * @param strikes what was done, in order
 * @param published transactions that were published, repeated ones included
 * @param transactions different ones among them
 * @param judgement what the topics hold
 * @param endedByThemselves how often an instance ended without having been killed, and was started again
 * @param violations promises that were found broken, in words; empty if the run passed
 * @param seconds how long it took
 */
public record TortureReport(
        long seed,
        String guarantee,
        String layout,
        int brokers,
        int instances,
        int standbyReplicas,
        List<StrikeResult> strikes,
        int published,
        int transactions,
        Judgement judgement,
        int endedByThemselves,
        List<String> violations,
        double seconds) {

    public TortureReport {
        strikes = List.copyOf(strikes);
        violations = List.copyOf(violations);
    }

    /** Whether every promise was kept. */
    public boolean isPassed() {
        return violations.isEmpty();
    }

    /** All of it for people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "seed %d: %s, %s, %d brokers, %d instances, %d standby replicas, %.0f s%n",
                seed,
                guarantee,
                layout,
                brokers,
                instances,
                standbyReplicas,
                seconds));
        for (StrikeResult strike : strikes) {
            text.append(String.format(
                    Locale.ROOT, "  %s; longest gap %.1f s%n", strike.what(), strike.longestGapSeconds()));
        }
        line(text, "transactions published", published, String.format(Locale.ROOT, "%,d different", transactions));
        line(text, "decisions", judgement.decisions(), "");
        line(text, "decided as in the replay", judgement.equal(), "in every field");
        line(
                text,
                "as in the replay, but for",
                judgement.orderDependent(),
                "earlier outcomes, budget and quarantines, which go by the order");
        line(text, "challenges settled", judgement.settled(), "");
        line(text, "bad records", judgement.bad(), "");
        line(text, "dead letters", judgement.deadLetters(), "");
        line(
                text,
                "alerts",
                judgement.alerts(),
                judgement.subjects() + " entities compared in full, " + judgement.subjectsLoosely()
                        + " but for the order");
        line(text, "instances that ended", endedByThemselves, "by themselves, and were started again");
        violations.forEach(violation -> text.append(violation).append(System.lineSeparator()));
        return text.append(
                        isPassed()
                                ? "PASSED: nothing lost, nothing decided twice, nothing decided otherwise"
                                : "FAILED")
                .toString();
    }

    private static void line(StringBuilder text, String what, int count, String remark) {
        text.append(String.format(Locale.ROOT, "%-26s %,8d  %s", what, count, remark)
                        .stripTrailing())
                .append(System.lineSeparator());
    }
}
