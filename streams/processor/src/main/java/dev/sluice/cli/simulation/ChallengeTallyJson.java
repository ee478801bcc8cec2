package dev.sluice.cli.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.score.ChallengeTally;

/** How challenges ended, as JSON. */
public final class ChallengeTallyJson {

    private ChallengeTallyJson() {}

    /** Adds the counts of a tally to an object. */
    public static void put(ObjectNode node, ChallengeTally tally) {
        node.put("asked", tally.asked())
                .put("passed", tally.passed())
                .put("failed", tally.failed())
                .put("unanswered", tally.unanswered())
                .put("open", tally.open())
                .put("letThrough", tally.letThrough());
    }
}
