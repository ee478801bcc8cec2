package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.cli.simulation.SimulatedFolder;
import dev.sluice.cli.simulation.SimulationManifest;
import dev.sluice.cli.simulation.SimulationWriter;
import dev.sluice.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a simulated world that a replay reads. */
@Command(
        name = "simulate",
        description = {
            "Writes what happens in a simulated world: payments, reports of devices and terminals, profiles of merchants,"
                    + " labels, and apart from them the truth about which payments are fraud, and how each would be answered"
                    + " for if it was challenged.",
            "The same options give the same events. 'replay --simulated DIR' then shows how many attacks the rules catch."
        })
final class SimulateCommand implements Callable<Integer> {

    /** A customer pays by these ways every other day, in the mean. */
    private static final double PAYMENTS_A_DAY = 0.5;

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double DAYS_MAX = 3_650;
    private static final int CUSTOMERS_PER_TERMINAL = 20;
    private static final int TERMINALS_MIN = 200;
    private static final double DAYS_BY_DEFAULT = 14;
    private static final int HASH_CHARACTERS = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Chooses the world and what happens in it. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--customers",
            defaultValue = "20000",
            description = "How many people pay, each every other day. Default: ${DEFAULT-VALUE}")
    private int customers = 20_000;

    @Option(names = "--days", description = "How long, in days of event time. Default: 14")
    private @Nullable Double days;

    @Option(names = "--transactions", description = "About how many transactions, instead of --days.")
    private @Nullable Long transactions;

    @Option(
            names = "--fraud-rate",
            defaultValue = "0.003",
            description =
                    "Share of fraudulent transactions, 0 to 0.5; in life 0.001 to 0.005. Default: ${DEFAULT-VALUE}")
    private double fraudRate = SimulationConfig.REALISTIC_ATTACK_SHARE;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            defaultValue = "2026-01-05T00:00:00Z",
            description = "When the world begins, ISO 8601. Default: ${DEFAULT-VALUE}")
    private Instant start = Instant.EPOCH;

    @Option(names = "--json", description = "Answer in JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        OptionBounds.requireBetween("--customers", customers, 100, 5_000_000);
        OptionBounds.requireBetween("--fraud-rate", fraudRate, 0, 0.5);
        double length = lengthInDays();
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "transactions simulated")) {
            Duration time = Duration.ofSeconds(Math.round(length * SECONDS_PER_DAY));
            SimulationManifest manifest = new SimulationWriter(config(), time, progress).write(out);
            progress.close();
            spec.commandLine().getOut().println(json ? json(manifest) : text(manifest));
            return ExitCodes.OK;
        } catch (IOException e) {
            throw CommandException.environment("the simulated world cannot be written to " + out + ": " + e, e);
        }
    }

    private double lengthInDays() {
        if (days != null && transactions != null) {
            throw CommandException.usage("give --days or --transactions, not both: one follows from the other");
        }
        if (transactions != null) {
            double inDays = transactions / (customers * PAYMENTS_A_DAY);
            OptionBounds.requireBetween("--transactions", transactions, 1, DAYS_MAX * customers * PAYMENTS_A_DAY);
            return inDays;
        }
        double inDays = days == null ? DAYS_BY_DEFAULT : days;
        OptionBounds.requireBetween("--days", inDays, 0.01, DAYS_MAX);
        return inDays;
    }

    private SimulationConfig config() {
        SimulationConfig realistic = SimulationConfig.of(seed, start, customers * PAYMENTS_A_DAY / SECONDS_PER_DAY);
        return realistic
                .withAttackShare(fraudRate)
                .withPopulation(customers, Math.max(TERMINALS_MIN, customers / CUSTOMERS_PER_TERMINAL));
    }

    private String text(SimulationManifest manifest) {
        return String.format(
                Locale.ROOT,
                """
                seed %d: %,d transactions of %,d customers at %,d terminals in %.1f days from %s
                  fraudulent   %,d (%.2f%%) in %,d attacks, see %s
                  events       %,d, %,d labels among them, in %s
                  answers      to challenges that a decision may ask for, in %s
                  content      %s
                written to %s; replay --simulated %s --out DIR shows what the rules make of it""",
                manifest.seed(),
                manifest.transactions(),
                manifest.customers(),
                manifest.terminals(),
                manifest.days(),
                manifest.start(),
                manifest.frauds(),
                manifest.transactions() == 0 ? 0 : 100.0 * manifest.frauds() / manifest.transactions(),
                manifest.attacks(),
                SimulatedFolder.TRUTH,
                manifest.events(),
                manifest.labels(),
                SimulatedFolder.EVENTS,
                SimulatedFolder.ANSWERS,
                manifest.eventsSha256().substring(0, HASH_CHARACTERS),
                out,
                out);
    }

    private static String json(SimulationManifest manifest) {
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of numbers and texts is always writable", impossible);
        }
    }
}
