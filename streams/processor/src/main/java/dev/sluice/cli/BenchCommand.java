package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.bench.BenchLoad;
import dev.sluice.bench.BenchReport;
import dev.sluice.bench.BenchResult;
import dev.sluice.bench.BenchSettings;
import dev.sluice.bench.Benchmark;
import dev.sluice.bench.Keys;
import dev.sluice.cli.bench.BenchText;
import dev.sluice.cli.bench.LatencyPicture;
import dev.sluice.service.StreamsSettings.Batching;
import dev.sluice.service.StreamsSettings.Compression;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures decision latency under load, beside a pass-through with the same stops. */
@Command(
        name = "bench",
        description = "Measures decision latency under open-loop load, beside a pass-through with the same stops.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private TrafficOptions traffic = new TrafficOptions(500);

    @Option(
            names = "--steps",
            split = ",",
            paramLabel = "RATE",
            description =
                    "Rising transactions a second, for instance 250,500,1000, each for --seconds on the same start"
                            + " of a subject, until one is not kept. Takes the place of --rate.")
    private List<Double> steps = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "TIMES",
            defaultValue = "1",
            description =
                    "How often --rate is measured, for --seconds each on the same start of a subject, to see whether"
                            + " latency and memory stay as they are. Default: ${DEFAULT-VALUE}")
    private int repeat;

    @Option(
            names = "--subject",
            split = ",",
            paramLabel = "SUBJECT",
            defaultValue = "PASS_THROUGH,SLUICE",
            description = "What to measure. Default: ${DEFAULT-VALUE}")
    private List<BenchResult.Subject> subjects = List.of();

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds of load before. Default: ${DEFAULT-VALUE}")
    private int warmUpSeconds;

    @Option(
            names = "--guarantee",
            split = ",",
            defaultValue = "AT_LEAST_ONCE,EXACTLY_ONCE_V2",
            description = "Which to measure. Default: ${DEFAULT-VALUE}")
    private List<Guarantee> guarantees = List.of();

    @Option(
            names = "--partitions",
            defaultValue = "2",
            description = "Partitions of every topic. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--layout",
            defaultValue = "BY_ENTITY",
            description = "BY_ENTITY, or CO_LOCATED with all entities in one task, which takes --partitions 1."
                    + " Default: ${DEFAULT-VALUE}")
    private Layout layout = Layout.BY_ENTITY;

    @Option(names = "--threads", defaultValue = "1", description = "Stream threads. Default: ${DEFAULT-VALUE}")
    private int threads;

    @Option(names = "--commit-ms", paramLabel = "MS", description = "Commit interval. Default: that of the guarantee")
    private @Nullable Integer commitMillis;

    @Option(
            names = "--telemetry-wait-ms",
            paramLabel = "MS",
            description =
                    "How long a payment may wait for telemetry that has not arrived; 0 for what the processor itself"
                            + " takes. Default: that of the configuration")
    private @Nullable Integer telemetryWaitMillis;

    @Option(
            names = "--linger-ms",
            paramLabel = "MS",
            defaultValue = "2",
            description = "How long a record waits for others to travel with. Default: ${DEFAULT-VALUE}")
    private int lingerMillis;

    @Option(
            names = "--batch-kilobytes",
            paramLabel = "KB",
            defaultValue = "128",
            description = "How much travels together to one partition at most. Default: ${DEFAULT-VALUE}")
    private int batchKilobytes;

    @Option(
            names = "--compression",
            defaultValue = "NONE",
            description = "NONE, LZ4 or ZSTD. Default: ${DEFAULT-VALUE}")
    private Compression compression = Compression.NONE;

    @Option(
            names = "--backlog",
            paramLabel = "COUNT",
            defaultValue = "0",
            description =
                    "How many transactions wait for each subject in a further start, to measure how many it decides"
                            + " a second when nothing holds it back; 0 leaves that out. Default: ${DEFAULT-VALUE}")
    private int backlog;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "A Kafka cluster without authentication to measure on, in place of a broker in this process."
                    + " It must have no topics of Sluice: they are created, and removed in the end.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--rule-count",
            paramLabel = "COUNT",
            description = "So many rules: those of the folder, and again with other numbers, all of them live."
                    + " Default: the folder's as they are")
    private @Nullable Integer ruleCount;

    @Option(
            names = "--telemetry-per-transaction",
            paramLabel = "COUNT",
            defaultValue = "0",
            description =
                    "How many further reports of devices are sent for each transaction. Default: ${DEFAULT-VALUE}")
    private int telemetryPerTransaction;

    @Option(
            names = "--keys",
            defaultValue = "UNIFORM",
            description = "UNIFORM, or ZIPF where a few accounts and terminals have a large part of the traffic."
                    + " Default: ${DEFAULT-VALUE}")
    private Keys keys = Keys.UNIFORM;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draws latency by percentile and by rate: FILE.svg, or FILE.html with the figures beneath.")
    private @Nullable Path picture;

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Override
    public Integer call() throws JsonProcessingException {
        Logging.embedded(main.isVerbose());
        requireDrawable(picture);
        BenchReport report = benchmark().run();
        spec.commandLine()
                .getOut()
                .println(rules.json() ? new ObjectMapper().writeValueAsString(report) : BenchText.render(report));
        draw(report, picture);
        return ExitCodes.OK;
    }

    private void draw(BenchReport report, @Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, isPage(file) ? LatencyPicture.html(report) : LatencyPicture.svg(report));
        } catch (IOException e) {
            throw CommandException.environment("the picture " + file + " cannot be written: " + e.getMessage(), e);
        }
        say("drew " + file);
    }

    private Benchmark benchmark() {
        try {
            return new Benchmark(settings(), this::say);
        } catch (IllegalArgumentException refused) {
            throw CommandException.usage(String.valueOf(refused.getMessage()));
        }
    }

    private BenchSettings settings() {
        BenchLoad load = new BenchLoad(
                rates(),
                Duration.ofSeconds(traffic.seconds()),
                Duration.ofSeconds(warmUpSeconds),
                telemetryPerTransaction,
                keys,
                traffic.seed());
        return new BenchSettings(
                load,
                subjects,
                guarantees,
                partitions,
                layout,
                threads,
                commitMillis == null ? null : Duration.ofMillis(commitMillis),
                telemetryWaitMillis == null ? null : Duration.ofMillis(telemetryWaitMillis),
                new Batching(Duration.ofMillis(lingerMillis), batchKilobytes, compression),
                backlog,
                bootstrapServers,
                rules.existingFolder(),
                ruleCount);
    }

    private List<Double> rates() {
        if (repeat < 1) {
            throw CommandException.usage("--repeat must be at least 1, but is " + repeat);
        }
        if (steps.isEmpty()) {
            return Collections.nCopies(repeat, traffic.rate());
        }
        if (repeat > 1) {
            throw CommandException.usage("--repeat goes with --rate; to repeat a step, name it again in --steps");
        }
        return steps;
    }

    /** A benchmark takes minutes; a picture that cannot be drawn is told before. */
    private static void requireDrawable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        if (!isPage(file) && !file.toString().endsWith(".svg")) {
            throw CommandException.usage(
                    "--picture " + file + " cannot be drawn: name a file that ends in .svg or .html");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandException.usage(
                    "--picture " + file + " cannot be drawn: there is no folder " + folder + "; create it first");
        }
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".html");
    }

    private void say(String what) {
        spec.commandLine().getErr().println("sluice: " + what);
        spec.commandLine().getErr().flush();
    }
}
