package dev.sluice.cli;

import picocli.CommandLine.Option;

/** Which rules, and for whom the answer is. */
final class RulesOptions extends RulesFolderOption {

    @Option(names = "--json", description = "Answer in JSON, for machines.")
    private boolean json;

    /** Whether a machine reads the answer. */
    boolean json() {
        return json;
    }
}
