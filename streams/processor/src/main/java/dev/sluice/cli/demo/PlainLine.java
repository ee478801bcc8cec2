package dev.sluice.cli.demo;

import dev.sluice.contract.DecisionAction;
import dev.sluice.simulator.score.AttackTally;
import java.util.Locale;

/** A moment of a demo in one line of plain characters, for logs and pipes. */
public final class PlainLine {

    private PlainLine() {}

    /** Renders a moment, without a line end. */
    public static String render(DemoSnapshot snapshot) {
        DemoSummary soFar = snapshot.soFar();
        AttackTally attacks = soFar.allAttacks();
        long alerts =
                soFar.alerts().values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%3d s  %.1f/s  allow %d  challenge %d (%d passed, %d failed)  block %d  p50 %.1f ms  p99 %.1f ms  attacks %d caught of %d"
                        + "  alerts %d",
                soFar.elapsed().toSeconds(),
                snapshot.ratePerSecond(),
                soFar.decided(DecisionAction.ALLOW),
                soFar.decided(DecisionAction.CHALLENGE),
                soFar.challenges().passed(),
                soFar.challenges().failed(),
                soFar.decided(DecisionAction.BLOCK),
                soFar.latency().p50(),
                soFar.latency().p99(),
                attacks.caught(),
                attacks.attacks(),
                alerts);
    }
}
