package dev.sluice.cli;

import dev.sluice.cli.explain.ExplanationJson;
import dev.sluice.cli.explain.ExplanationText;
import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.contract.Contracts;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.explanation.Explainer;
import dev.sluice.decision.explanation.Explanation;
import dev.sluice.finding.FindingsException;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.replay.DecidedWithEvidence;
import dev.sluice.replay.TransactionSearch;
import dev.sluice.replay.source.EventSource;
import dev.sluice.rules.RuleFiles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows why a transaction was decided as it was. */
@Command(
        name = "explain",
        description = {
            "Shows why a transaction was decided as it was: the rules that hit with the conditions and their values, those"
                    + " that nearly did, what the policy made of it, and all that was known.",
            "Asks a running system (--config, or --bootstrap and --registry), or decides a file up to the transaction"
                    + " (--transactions)."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TRANSACTION_ID", description = "The transaction.")
    private String transactionId = "";

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @ArgGroup(exclusive = false, heading = "From a file:%n")
    private @Nullable EventFileOptions events;

    @Override
    public Integer call() {
        if (cluster.isGiven() == (events != null)) {
            throw CommandException.usage(
                    "say where the transaction is: in a running system (--config FILE, or"
                            + " --bootstrap HOST:PORT and --registry URL), or in the past (--transactions FILE or --simulated DIR)");
        }
        RuleFiles files = rules.read();
        Contracts.trust();
        try (DecisionModel model = DecisionModel.load(files)) {
            return find(model).map(decided -> show(decided, model)).orElseGet(this::notFound);
        } catch (FindingsException e) {
            spec.commandLine().getErr().println(FindingsReport.text(e.findings(), files));
            return ExitCodes.FINDINGS;
        }
    }

    private Optional<DecidedWithEvidence> find(DecisionModel model) {
        return events == null ? findInCluster(model) : findInFile(events, model);
    }

    private Optional<DecidedWithEvidence> findInCluster(DecisionModel model) {
        ClusterConnection connection = cluster.connection();
        try {
            connection.requireAnswer();
            return new ClusterEvidence(connection, spec.commandLine().getErr()).find(transactionId, model.policy());
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the decision at " + connection.brokers() + " cannot be read", e);
        }
    }

    private Optional<DecidedWithEvidence> findInFile(EventFileOptions file, DecisionModel model) {
        try (EventSource source = file.open(Duration.ZERO);
                ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "transactions decided")) {
            return new TransactionSearch(model, answers.respondents(file.simulated()), transactionId)
                    .run(source, progress);
        } catch (RejectedEventException e) {
            throw CommandException.usage(transactionId + " was refused, not decided: " + e.getMessage());
        }
    }

    private int show(DecidedWithEvidence decided, DecisionModel model) {
        Explanation explanation = new Explainer(model).explain(decided.decision(), decided.evidence());
        spec.commandLine()
                .getOut()
                .println(
                        rules.json()
                                ? ExplanationJson.render(explanation, decided.reservations())
                                : ExplanationText.render(
                                        explanation, rules.folder().toString(), decided.reservations()));
        return ExitCodes.OK;
    }

    private int notFound() {
        spec.commandLine()
                .getErr()
                .println("there is no decision on " + transactionId
                        + (events == null
                                ? "; a transaction that was refused is in the dead letters"
                                : " in that file; a row that was refused is in the rejected.csv that 'replay' writes"));
        return ExitCodes.FINDINGS;
    }
}
