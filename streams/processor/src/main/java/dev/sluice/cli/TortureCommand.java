package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import dev.sluice.torture.Fault;
import dev.sluice.torture.Torture;
import dev.sluice.torture.TortureReport;
import dev.sluice.torture.TortureSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows that nothing is lost and nothing decided twice when things go wrong. */
@Command(
        name = "torture",
        description = {
            "Starts brokers and instances as processes of their own, lets a simulated world pay with late, repeated and tied"
                    + " payments, kills and damages by a plan that follows from the seed, then reads every topic and compares"
                    + " with a replay.",
            "Returns 1 if a payment was lost, decided twice or otherwise, or a bad record is not among the dead letters; then"
                    + " the seed is printed, and the same command with it makes the same plan."
        })
final class TortureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Chooses the traffic and when what happens. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--runs",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many runs, each with the next seed, on a broker of its own. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(
            names = "--minutes",
            paramLabel = "MINUTES",
            description = "Begin runs for so long, instead of a number of them.")
    private @Nullable Integer minutes;

    @Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            description = "What to do, separated by commas: ${COMPLETION-CANDIDATES}. Default: all of them that"
                    + " this machine can be put to (full disks need Linux and root)")
    private List<Fault> faults = List.of();

    @Option(
            names = "--transactions",
            paramLabel = "COUNT",
            defaultValue = "3000",
            description = "Different transactions a run at most. Default: ${DEFAULT-VALUE}")
    private int transactions;

    @Option(names = "--rate", defaultValue = "50", description = "Transactions a second. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--guarantee",
            defaultValue = "EXACTLY_ONCE_V2",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Guarantee guarantee = Guarantee.EXACTLY_ONCE_V2;

    @Option(
            names = "--layout",
            defaultValue = "BY_ENTITY",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Layout layout = Layout.BY_ENTITY;

    @Option(
            names = "--brokers",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Brokers, 1 or 3; of three each keeps a copy of everything, and one can be missed."
                    + " Default: ${DEFAULT-VALUE}")
    private int brokers;

    @Option(
            names = "--instances",
            paramLabel = "COUNT",
            defaultValue = "2",
            description = "Instances that share the work. Default: ${DEFAULT-VALUE}")
    private int instances;

    @Option(
            names = "--standby",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Copies of each state that other instances keep ready. Default: ${DEFAULT-VALUE}")
    private int standbyReplicas;

    @Option(
            names = "--away-seconds",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long at most what was killed or cut stays away. Default: ${DEFAULT-VALUE}")
    private int awaySeconds;

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        Logging.embedded(main.isVerbose());
        OptionBounds.requireBetween("--runs", runs, 1, 10_000);
        TortureSettings settings = settings();
        List<TortureReport> reports = new ArrayList<>();
        long deadline = System.nanoTime()
                + Duration.ofMinutes(minutes == null ? 0 : minutes).toNanos();
        for (long next = seed; goesOn(reports.size(), deadline); next++) {
            reports.add(run(settings.withSeed(next)));
        }
        if (rules.json()) {
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(reports));
        }
        return reports.stream().allMatch(TortureReport::isPassed) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private boolean goesOn(int done, long deadline) {
        return minutes == null ? done < runs : done == 0 || System.nanoTime() - deadline < 0;
    }

    private TortureSettings settings() {
        try {
            return new TortureSettings(
                    seed,
                    chosenFaults(),
                    transactions,
                    rate,
                    guarantee,
                    layout,
                    brokers,
                    instances,
                    standbyReplicas,
                    Duration.ofSeconds(awaySeconds),
                    rules.existingFolder());
        } catch (IllegalArgumentException refused) {
            throw CommandException.usage(String.valueOf(refused.getMessage()));
        }
    }

    private Set<Fault> chosenFaults() {
        if (!faults.isEmpty()) {
            return EnumSet.copyOf(faults);
        }
        Set<Fault> possible = Fault.possible();
        if (!possible.contains(Fault.FULL_DISK)) {
            say("full_disk and full_broker_disk are left out: they need Linux and the right to mount a file system;"
                    + " run as root to have it");
        }
        return possible;
    }

    private TortureReport run(TortureSettings settings) throws InterruptedException {
        say("seed " + settings.seed());
        TortureReport report;
        try {
            report = new Torture(settings, this::say).run();
        } catch (IllegalStateException | KafkaException e) {
            throw CommandException.environment(
                    "the run with seed " + settings.seed() + " cannot be judged: " + e.getMessage()
                            + "\n        again with: " + again(settings),
                    e);
        }
        if (!rules.json()) {
            spec.commandLine().getOut().println(report.text());
        }
        if (!report.isPassed()) {
            say("again with: " + again(settings));
        }
        return report;
    }

    private String again(TortureSettings settings) {
        return String.format(
                Locale.ROOT,
                "scripts/sluice torture --seed %d --faults %s --transactions %d --rate %s --guarantee %s --layout %s"
                        + " --brokers %d --instances %d --standby %d --away-seconds %d --rules %s",
                settings.seed(),
                settings.faults().stream().map(TortureCommand::word).collect(Collectors.joining(",")),
                settings.transactions(),
                settings.rate(),
                word(settings.guarantee()),
                word(settings.layout()),
                settings.brokers(),
                settings.instances(),
                settings.standbyReplicas(),
                settings.awayMax().toSeconds(),
                settings.rules());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private synchronized void say(String what) {
        spec.commandLine().getErr().println("sluice: " + what);
        spec.commandLine().getErr().flush();
    }
}
