package dev.sluice.cli.demo;

import dev.sluice.simulator.score.AttackProgress;
import java.util.List;

/**
 * What the live view shows at one moment.
 *
 * @param soFar what the demo has come to so far
 * @param ratesPerSecond decisions in each of the last full seconds, the oldest first
 * @param attacks the attacks that moved last, the latest first
 * @param alerts the last alerts, the latest first
 */
public record DemoSnapshot(
        DemoSummary soFar, List<Long> ratesPerSecond, List<AttackProgress> attacks, List<AlertLine> alerts) {

    public DemoSnapshot {
        ratesPerSecond = List.copyOf(ratesPerSecond);
        attacks = List.copyOf(attacks);
        alerts = List.copyOf(alerts);
    }

    /** Returns the decisions of the last full second; the mean so far, while there is none. */
    public double ratePerSecond() {
        return ratesPerSecond.isEmpty() ? soFar.perSecond() : ratesPerSecond.get(ratesPerSecond.size() - 1);
    }
}
