package dev.sluice.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code sluice} command. */
@Command(
        name = "sluice",
        description = "Decides, while a payment is still in flight, whether it goes through.",
        mixinStandardHelpOptions = true,
        versionProvider = SluiceVersion.class,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, with findings",
            "2:the command line or the configuration cannot be used",
            "3:something outside is missing or failing"
        },
        subcommands = {
            // The analyst's loop.
            RulesCommand.class,
            QuarantineCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            // To see it work, how fast, and whether it does when things go wrong.
            DemoCommand.class,
            BenchCommand.class,
            TortureCommand.class,
            // The service.
            RunCommand.class,
            PublishCommand.class,
            VerifyCommand.class,
            SetupCommand.class,
            HealthCommand.class,
            RegistryCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log more, and show where an error came from.")
    private boolean verbose;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(execute(
                new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()),
                args));
    }

    /**
     * Runs the command.
     *
     * @param out where results go
     * @param err where messages go
     * @param args the command line
     * @return the exit code, see {@link ExitCodes}
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        return new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport(() -> main.verbose))
                .setExecutionStrategy(parsed -> {
                    Logging.quiet(main.verbose);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .execute(args);
    }

    /** Whether more is to be said than usual. */
    boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Choose one of those below.");
    }
}
