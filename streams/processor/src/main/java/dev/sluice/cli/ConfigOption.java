package dev.sluice.cli;

import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import dev.sluice.service.SluiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --config FILE}, for every command that works with a cluster. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            required = true,
            description = "The configuration, see config/sluice.example.yaml and docs/configuration.md.")
    private Path file = Path.of("");

    /**
     * Reads the file.
     *
     * @throws CommandException if it cannot be read or used; the message shows every place
     */
    SluiceConfig read() {
        return read(file);
    }

    /** The same for a command that may do without. */
    static SluiceConfig read(Path file) {
        try {
            return SluiceConfig.read(file, System.getenv());
        } catch (FindingsException e) {
            throw CommandException.usage("the configuration cannot be used\n" + rendered(file, e));
        } catch (IOException e) {
            throw CommandException.usage("cannot read the configuration " + file + ": " + e
                    + "; config/sluice.example.yaml is one to start from");
        }
    }

    private static String rendered(Path file, FindingsException findings) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            text = "";
        }
        return new FindingRenderer(Map.of(file.toString(), text))
                .render(findings.findings())
                .stripTrailing();
    }
}
