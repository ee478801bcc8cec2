package dev.sluice.cli;

import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.cli.replay.ReplaySummaryJson;
import dev.sluice.cli.replay.ReplaySummaryText;
import dev.sluice.decision.DecisionModel;
import dev.sluice.finding.FindingsException;
import dev.sluice.replay.Replay;
import dev.sluice.replay.ReplayFiles;
import dev.sluice.replay.ReplaySummary;
import dev.sluice.replay.source.EventSource;
import dev.sluice.rules.RuleFiles;
import dev.sluice.velocity.FeatureSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
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
            "Writes decisions.csv, decisions.avro, alerts.jsonl and rejected.csv."
        })
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private EventFileOptions events = new EventFileOptions();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
    private Path out = Path.of("");

    @Option(names = "--features", description = "Show each velocity feature in a column of decisions.csv.")
    private boolean features;

    @Override
    public Integer call() {
        RuleFiles files = rules.read();
        try (EventSource source = events.open(Duration.ZERO);
                DecisionModel model = DecisionModel.load(files)) {
            ReplaySummary summary = run(source, model);
            report(summary);
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

    private ReplaySummary run(EventSource source, DecisionModel model) throws IOException, InterruptedException {
        try (ReplayFiles results = new ReplayFiles(out, columns(model));
                ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "transactions decided")) {
            return new Replay(model, results).run(source, progress);
        }
    }

    private List<String> columns(DecisionModel model) {
        return features
                ? model.features().features().stream().map(FeatureSpec::name).toList()
                : List.of();
    }

    private void report(ReplaySummary summary) {
        PrintWriter answer = spec.commandLine().getOut();
        answer.println(
                rules.json()
                        ? ReplaySummaryJson.render(summary)
                        : ReplaySummaryText.render(summary, out, events.fraudCondition()));
    }
}
