package dev.sluice.cli;

import dev.sluice.rules.RuleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which rules. */
class RulesFolderOption {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The rules folder. Default: the folder 'rules' of this Sluice")
    private Path folder = Path.of(System.getProperty("sluice.home", "")).resolve("rules");

    /** The folder's name as findings are shown with. */
    final Path folder() {
        return folder;
    }

    /**
     * Reads the folder.
     *
     * @throws CommandException if there is none
     * @throws dev.sluice.finding.FindingsException if it holds what does not belong
     */
    final RuleFiles read() {
        return RuleFiles.read(existingFolder());
    }

    /**
     * The folder, which is there.
     *
     * @throws CommandException if it is not
     */
    final Path existingFolder() {
        if (!Files.isDirectory(folder)) {
            throw CommandException.usage("there is no folder " + folder + "; --rules names the folder of the rules");
        }
        return folder;
    }
}
