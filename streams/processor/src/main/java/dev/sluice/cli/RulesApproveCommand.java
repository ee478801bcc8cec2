package dev.sluice.cli;

import dev.sluice.publication.Approval;
import dev.sluice.publication.ApprovalFile;
import dev.sluice.publication.ApprovalKeys;
import dev.sluice.rules.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
            "Checks the rules and runs every case before, and refuses a report that is not of these rules.",
            "Whoever publishes them gives the file that this writes: 'rules publish --approval FILE'."
        })
final class RulesApproveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RulesFolderOption rules = new RulesFolderOption();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            required = true,
            description = "What you saw: what 'sluice replay' printed of these very rules. Its hash is part of the"
                    + " approval.")
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
        if (Approval.isOwnWork(author, approver)) {
            throw CommandException.usage("--approver " + approver + " and --author " + author
                    + " are one person: nobody approves what they wrote themselves");
        }
        RuleFiles files = rules.read();
        byte[] evidence = evidenceFor(files.contentHash());
        if (!new AcceptableRules(spec.commandLine().getOut(), "nothing was approved").areIn(files)) {
            return ExitCodes.FINDINGS;
        }
        Approval approval = sign(files.contentHash(), hashOf(evidence));
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

    private Approval sign(String contentHash, String evidenceHash) {
        try {
            PrivateKey key = ApprovalKeys.readPrivate(keyFile);
            return Approval.sign(contentHash, evidenceHash, author, approver, Instant.now(), key);
        } catch (IOException e) {
            throw CommandException.usage("cannot read " + keyFile + ": " + e + "; 'sluice rules keys' makes a key");
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** The report, which must be of the rules that are approved: one of others says nothing about these. */
    private byte[] evidenceFor(String contentHash) {
        byte[] evidence;
        try {
            evidence = Files.readAllBytes(report);
        } catch (IOException e) {
            throw CommandException.usage(
                    "cannot read " + report + ": " + e + "; --report names the report that the approval rests on");
        }
        if (!new String(evidence, StandardCharsets.UTF_8).contains(contentHash)) {
            throw CommandException.usage(report + " does not name rule set " + contentHash
                    + ", so it says nothing about these rules; replay them, and keep what 'sluice replay' prints");
        }
        return evidence;
    }

    private static String hashOf(byte[] evidence) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(evidence));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
