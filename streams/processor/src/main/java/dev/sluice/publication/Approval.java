package dev.sluice.publication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * That a second person wants a rule set in force, and what that rests on.
 *
 * @param contentHash the rule set, by its content
 * @param evidenceHash SHA-256 of the report that the approver saw, 64 lower-case hexadecimal digits
 * @param author who made the change
 * @param approver who approved it; also the name of the key
 * @param approvedAt when, in whole milliseconds
 * @param signature over all of it by the approver's key, in base64
 */
public record Approval(
        String contentHash, String evidenceHash, String author, String approver, Instant approvedAt, String signature) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    /** Refuses what is no hash, and names that could read like another line. */
    public Approval {
        requireHash("contentHash", contentHash);
        requireHash("evidenceHash", evidenceHash);
        requireName("author", author);
        requireName("approver", approver);
    }

    /**
     * Approves.
     *
     * @param key the approver's, made by {@link ApprovalKeys}
     * @throws IllegalArgumentException if a hash or a name cannot be used, or the key is none for this
     */
    public static Approval sign(
            String contentHash, String evidenceHash, String author, String approver, Instant now, PrivateKey key) {
        Instant approvedAt = now.truncatedTo(ChronoUnit.MILLIS);
        Approval unsigned = new Approval(contentHash, evidenceHash, author, approver, approvedAt, "");
        try {
            Signature signature = Signature.getInstance(ApprovalKeys.ALGORITHM);
            signature.initSign(key);
            signature.update(unsigned.statement());
            return new Approval(
                    contentHash,
                    evidenceHash,
                    author,
                    approver,
                    approvedAt,
                    Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign: " + e.getMessage(), e);
        }
    }

    /** Whether these are names of one person, however they are capitalised: nobody approves what they wrote themselves. */
    public static boolean isOwnWork(String author, String approver) {
        return author.strip().equalsIgnoreCase(approver.strip());
    }

    /** Whether the key's owner signed exactly this. */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(ApprovalKeys.ALGORITHM);
            check.initVerify(key);
            check.update(statement());
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // What is too short, or no base64, is no signature that fits.
            return false;
        }
    }

    /** What is signed. Each value has a line of its own and cannot hold a line's end. */
    private byte[] statement() {
        return String.join(
                        "\n",
                        "sluice rule set approval, version 1",
                        contentHash,
                        evidenceHash,
                        author,
                        approver,
                        Long.toString(approvedAt.toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void requireHash(String name, String value) {
        if (!HASH.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be 64 lower-case hexadecimal digits, but is " + value);
        }
    }

    private static void requireName(String name, String value) {
        if (!NAME.matcher(value).matches() || value.isBlank()) {
            throw new IllegalArgumentException(name + " must be a name of 1 to 100 characters on one line");
        }
    }
}
