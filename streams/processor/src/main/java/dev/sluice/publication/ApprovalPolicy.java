package dev.sluice.publication;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether an instance wants rule sets to be approved, and by whom.
 *
 * @param required whether a rule set without an approval is refused; one that has an approval must have a right one in
 *     any case, if there are keys
 * @param keys the public keys of those who may approve, by their names; unmodifiable
 */
public record ApprovalPolicy(boolean required, Map<String, PublicKey> keys) {

    /** Nobody has to approve. */
    public static final ApprovalPolicy NOT_REQUIRED = new ApprovalPolicy(false, Map.of());

    /** Refuses to require what nobody could give. */
    public ApprovalPolicy {
        keys = Map.copyOf(keys);
        if (required && keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "required is true, but keys names nobody who may approve; 'sluice rules keys' makes a key");
        }
    }

    /**
     * The policy that a configuration describes.
     *
     * @param required whether approvals are required
     * @param keys public keys in base64, by the approvers' names
     * @throws IllegalArgumentException if a key cannot be read
     */
    public static ApprovalPolicy of(boolean required, Map<String, String> keys) {
        Map<String, PublicKey> parsed = new TreeMap<>();
        keys.forEach((approver, key) -> {
            try {
                parsed.put(approver, ApprovalKeys.parsePublic(key));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the key of " + approver + " must be " + e.getMessage(), e);
            }
        });
        return new ApprovalPolicy(required, parsed);
    }

    /**
     * Why a rule set may not be used, in sentences; empty if it may.
     *
     * @param contentHash what its files really are
     * @param author who says to have made it
     * @param approval what it was published with; empty: nothing
     */
    public List<String> objections(String contentHash, String author, Optional<Approval> approval) {
        if (approval.isEmpty()) {
            return required
                    ? List.of("it was not approved, and approval.required is true; have it approved with 'sluice rules"
                            + " approve' and publish it with --approval FILE")
                    : List.of();
        }
        return keys.isEmpty() ? List.of() : objections(contentHash, author, approval.get());
    }

    private List<String> objections(String contentHash, String author, Approval approval) {
        if (!approval.contentHash().equals(contentHash)) {
            return List.of("it is not what was approved: the approval of " + approval.approver() + " is for "
                    + approval.contentHash() + ", the files are " + contentHash + "; have these approved");
        }
        if (!approval.author().equals(author)) {
            return List.of("it was approved as the work of " + approval.author() + ", but published as that of "
                    + author + "; publish it with --author '" + approval.author() + "'");
        }
        if (Approval.isOwnWork(author, approval.approver())) {
            return List.of(approval.approver() + " approved what " + author + " wrote; someone else must approve it");
        }
        PublicKey key = keys.get(approval.approver());
        if (key == null) {
            return List.of("it was approved by " + approval.approver() + ", of whom no key is known; approval.keys has "
                    + String.join(", ", new TreeSet<>(keys.keySet())));
        }
        if (!approval.isSignedBy(key)) {
            return List.of("the signature is not that of " + approval.approver()
                    + ", or something was changed after it was signed; have it approved again");
        }
        return List.of();
    }
}
