package dev.sluice.cli;

import dev.sluice.publication.Approval;
import dev.sluice.publication.ApprovalFile;
import dev.sluice.publication.ApprovalKeys;
import dev.sluice.rules.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A second person says that a rule set is to be used, and which report that rests on. */
@Command(
        name = "approve",
        description = {
            "Signs that you approve the rules of a folder, exactly as they are, on the strength of a report that you saw.",
            "Whoever publishes them gives the file that this writes: 'rules publish --approval FILE'."
        })
final class RulesApproveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            required = true,
            description = "What you saw: the report of a replay, or of the tests. Its hash is part of the approval.")
    private Path report = Path.of("");

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "Your key, see 'rules keys'.")
    private Path keyFile = Path.of("");

    @Option(names = "--approver", paramLabel = "NAME", required = true, description = "Your name, as the key's.")
    private String approver = "";

    @Option(names = "--author", paramLabel = "NAME", required = true, description = "Who made the change; not you.")
    private String author = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the approval goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (approver.equals(author)) {
            throw CommandException.usage(
                    "--approver and --author are both " + author + ": nobody approves what they wrote themselves");
        }
        RuleFiles files = rules.read();
        Approval approval = sign(files.contentHash());
        try {
            ApprovalFile.write(approval, out);
        } catch (IOException e) {
            throw CommandException.environment("the approval cannot be written to " + out + ": " + e, e);
        }
        PrintWriter answer = spec.commandLine().getOut();
        answer.println(approver + " approves rule set " + approval.contentHash() + " of " + author);
        answer.println("on the strength of " + report + ", SHA-256 " + approval.evidenceHash());
        answer.println("publish it with: sluice rules publish --author '" + author + "' --approval " + out);
        return ExitCodes.OK;
    }

    private Approval sign(String contentHash) {
        try {
            PrivateKey key = ApprovalKeys.readPrivate(keyFile);
            return Approval.sign(contentHash, evidenceHash(), author, approver, Instant.now(), key);
        } catch (IOException e) {
            throw CommandException.usage("cannot read " + keyFile + ": " + e + "; 'sluice rules keys' makes a key");
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private String evidenceHash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(report));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw CommandException.usage(
                    "cannot read " + report + ": " + e + "; --report names the report that the approval rests on");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
