package dev.sluice.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands on {@link HandbookFiles}, as a user types them. */
public final class HandbookCommands {

    private HandbookCommands() {}

    /** Runs {@code sluice replay} with the mapping of {@link HandbookFiles}. */
    public static CommandRun replay(Path transactions, Path out, String... more) {
        return replay(transactions, HandbookFiles.MAPPING, out, more);
    }

    /** Runs {@code sluice replay} with another mapping. */
    static CommandRun replay(Path transactions, Path mapping, Path out, String... more) {
        return replay(HandbookFiles.RULES, transactions, mapping, out, more);
    }

    /** Runs {@code sluice replay} by other rules. */
    public static CommandRun replayBy(Path rules, Path transactions, Path out) {
        return replay(rules, transactions, HandbookFiles.MAPPING, out);
    }

    private static CommandRun replay(Path rules, Path transactions, Path mapping, Path out, String... more) {
        return run(
                List.of(
                        "replay",
                        "--transactions",
                        transactions.toString(),
                        "--mapping",
                        mapping.toString(),
                        "--rules",
                        rules.toString(),
                        "--out",
                        out.toString()),
                more);
    }

    /** Runs {@code sluice publish} with what says which cluster, and more. */
    public static CommandRun publish(Path transactions, String... more) {
        return run(
                List.of(
                        "publish",
                        "--transactions",
                        transactions.toString(),
                        "--mapping",
                        HandbookFiles.MAPPING.toString()),
                more);
    }

    /** Runs {@code sluice verify} with what says which cluster. */
    public static CommandRun verify(Path decisions, String... more) {
        return run(List.of("verify", "--decisions", decisions.toString()), more);
    }

    /** Runs {@code sluice explain} by the handbook's rules, unless more names others, with what says which cluster. */
    public static CommandRun explain(String transactionId, String... more) {
        boolean hasRules = List.of(more).contains("--rules");
        List<String> rules = hasRules ? List.of() : List.of("--rules", HandbookFiles.RULES.toString());
        List<String> command = new ArrayList<>(List.of("explain", transactionId));
        command.addAll(rules);
        return run(command, more);
    }

    /** What says which cluster, where nobody has to log in, before more. */
    public static String[] at(String bootstrapServers, String registryUrl, String... more) {
        List<String> args = new ArrayList<>(List.of("--bootstrap", bootstrapServers, "--registry", registryUrl));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static CommandRun run(List<String> command, String... more) {
        List<String> args = new ArrayList<>(command);
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }
}
