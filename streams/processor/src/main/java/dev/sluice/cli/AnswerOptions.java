package dev.sluice.cli;

import dev.sluice.cli.simulation.SimulatedFolder;
import dev.sluice.replay.Respondents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers the challenges that decisions ask for, for every command that decides the past. */
final class AnswerOptions {

    @Option(
            names = "--unanswered",
            description =
                    "Let nobody of a simulated world answer a challenge, as where it is published to a running system"
                            + " and nobody answers there.")
    private boolean unanswered;

    /**
     * The people of a simulated world, or nobody: a file of events holds the answers that were given.
     *
     * @param world the simulated world; null if the events are others
     */
    Respondents respondents(@Nullable SimulatedFolder world) {
        return world == null || unanswered ? Respondents.NOBODY : world.respondents();
    }
}
