package dev.sluice.cli.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.score.AttackTally;

/** How attacks ended, as JSON. */
public final class AttackTallyJson {

    private AttackTallyJson() {}

    /** Adds the counts of a tally to an object. */
    public static void put(ObjectNode node, AttackTally tally) {
        node.put("attacks", tally.attacks())
                .put("caughtOnFirst", tally.caughtOnFirst())
                .put("caughtLater", tally.caughtLater())
                .put("caughtBeforeThird", tally.caughtBeforeThird())
                .put("missed", tally.missed())
                .put("unfinished", tally.unfinished())
                .put("transactions", tally.transactions())
                .put("stopped", tally.stopped());
    }
}
