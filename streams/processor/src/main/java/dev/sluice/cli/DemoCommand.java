package dev.sluice.cli;

import dev.sluice.cli.demo.DemoSummary;
import dev.sluice.cli.demo.SummaryJson;
import dev.sluice.cli.demo.SummaryText;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows Sluice at work: a broker, a registry and a simulated world of payments, all in this process. */
@Command(
        name = "demo",
        description = "Runs Kafka, registry and Sluice in this process and lets a simulated world pay and attack.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private TrafficOptions traffic = new TrafficOptions(100);

    @Option(
            names = "--attacks",
            defaultValue = "0.03",
            description = "Share of fraudulent transactions; ten times life, so that there is something to see."
                    + " Default: ${DEFAULT-VALUE}")
    private double attackShare;

    @Option(
            names = "--guarantee",
            defaultValue = "EXACTLY_ONCE_V2",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Guarantee guarantee = Guarantee.EXACTLY_ONCE_V2;

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Override
    public Integer call() {
        Logging.embedded(main.isVerbose());
        OptionBounds.requireBetween("--seconds", traffic.seconds(), 1, 86_400);
        OptionBounds.requireBetween("--rate", traffic.rate(), 0.1, 20_000);
        OptionBounds.requireBetween("--attacks", attackShare, 0, 0.5);
        Path folder = rules.folder();
        DemoOptions options = new DemoOptions(
                Duration.ofSeconds(traffic.seconds()), traffic.rate(), traffic.seed(), attackShare, guarantee, folder);
        try (DemoSession session =
                new DemoSession(options, !rules.json(), spec.commandLine().getErr())) {
            DemoSummary summary = session.run();
            spec.commandLine()
                    .getOut()
                    .println(rules.json() ? SummaryJson.render(summary) : SummaryText.render(summary));
            spec.commandLine().getOut().flush();
        }
        return ExitCodes.OK;
    }
}
