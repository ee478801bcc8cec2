package dev.sluice.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.cli.replay.ReplaySummaryJson;
import dev.sluice.cli.replay.ReplaySummaryText;
import dev.sluice.cli.simulation.Effectiveness;
import dev.sluice.cli.simulation.EffectivenessJson;
import dev.sluice.cli.simulation.EffectivenessScore;
import dev.sluice.cli.simulation.EffectivenessText;
import dev.sluice.cli.simulation.SimulatedFolder;
import dev.sluice.decision.DecisionModel;
import dev.sluice.finding.FindingsException;
import dev.sluice.replay.Replay;
import dev.sluice.replay.ReplayFiles;
import dev.sluice.replay.ReplayObserver;
import dev.sluice.replay.ReplaySummary;
import dev.sluice.replay.Respondents;
import dev.sluice.replay.source.EventSource;
import dev.sluice.rules.RuleFiles;
import dev.sluice.velocity.FeatureSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the past through the decision path. */
@Command(
        name = "replay",
        description = {
            "Decides transactions of the past, from a file and without Kafka, by the same path as the running system.",
            "Of a simulated world (--simulated) it tells for each kind of attack how soon it was caught.",
            "Writes decisions.csv, decisions.avro, alerts.jsonl, challenges.csv and rejected.csv."
        })
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private EventFileOptions events = new EventFileOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
    private Path out = Path.of("");

    @Option(
            names = "--score-from",
            paramLabel = "TIME",
            description =
                    "Hold only transactions from this time on, like 2026-03-01T00:00:00Z, against the labels; what"
                            + " came before fills the histories.")
    private Instant scoreFrom = Instant.MIN;

    @Option(names = "--features", description = "Show each velocity feature in a column of decisions.csv.")
    private boolean features;

    @Override
    public Integer call() {
        RuleFiles files = rules.read();
        SimulatedFolder world = events.simulated();
        try (EventSource source = events.open(Duration.ZERO);
                DecisionModel model = DecisionModel.load(files)) {
            ReplaySummary summary = world == null ? decide(source, model) : decide(source, model, world);
            return summary.decided() == 0 && summary.rejected() > 0 ? ExitCodes.FINDINGS : ExitCodes.OK;
        } catch (FindingsException e) {
            spec.commandLine().getErr().println(FindingsReport.text(e.findings(), files));
            return ExitCodes.FINDINGS;
        } catch (IOException e) {
            throw CommandException.environment("the results cannot be written to " + out + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.environment("interrupted", e);
        }
    }

    private ReplaySummary decide(EventSource source, DecisionModel model) throws IOException, InterruptedException {
        ReplaySummary summary = run(source, model, Respondents.NOBODY, decision -> {});
        answer(
                rules.json()
                        ? ReplaySummaryJson.render(summary, model.contentHash()).toPrettyString()
                        : ReplaySummaryText.render(summary, model.contentHash(), out, events.fraudCondition()));
        return summary;
    }

    /** Decides a simulated world, of which more can be told: which attacks were caught, and how soon. */
    private ReplaySummary decide(EventSource source, DecisionModel model, SimulatedFolder world)
            throws IOException, InterruptedException {
        EffectivenessScore score = world.score();
        ReplaySummary summary = run(source, model, answers.respondents(world), score);
        Effectiveness result = score.total();
        if (rules.json()) {
            ObjectNode json = ReplaySummaryJson.render(summary, model.contentHash());
            json.set("againstTruth", EffectivenessJson.render(world.manifest(), result, model.contentHash()));
            answer(json.toPrettyString());
        } else {
            answer(ReplaySummaryText.render(summary, model.contentHash(), out, SimulatedFolder.TRUTH));
            answer(EffectivenessText.render(world.manifest(), result, model.contentHash()));
        }
        return summary;
    }

    private ReplaySummary run(EventSource source, DecisionModel model, Respondents respondents, ReplayObserver observer)
            throws IOException, InterruptedException {
        try (ReplayFiles results = new ReplayFiles(out, columns(model));
                ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "transactions decided")) {
            return new Replay(model, results, scoreFrom, respondents, observer).run(source, progress);
        }
    }

    private List<String> columns(DecisionModel model) {
        return features
                ? model.features().features().stream().map(FeatureSpec::name).toList()
                : List.of();
    }

    private void answer(String text) {
        spec.commandLine().getOut().println(text);
    }
}
