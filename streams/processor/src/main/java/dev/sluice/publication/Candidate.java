package dev.sluice.publication;

import dev.sluice.contract.RuleSetPublished;
import dev.sluice.contract.RuleSetSource;
import dev.sluice.rules.RuleFiles;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule set that an instance is to use, if it can. */
sealed interface Candidate {

    /** What it says its content is. */
    String contentHash();

    /** Where the instance has it from. */
    RuleSetSource source();

    /** Where its publication stands; null if it was not published. */
    @Nullable
    Long publicationOffset();

    /** Who made it; null if nobody says. */
    @Nullable
    String author();

    /** Who approved it; null for nobody. */
    @Nullable
    String approver();

    /**
     * Its files.
     *
     * @throws dev.sluice.finding.FindingsException if they cannot be a rule set
     */
    RuleFiles files();

    /** Why the policy does not let it be used, in sentences; empty if it does. */
    List<String> objections(ApprovalPolicy policy);

    /**
     * A rule set that was published.
     *
     * @param offset where
     * @param published what was published
     */
    record OfTrail(long offset, RuleSetPublished published) implements Candidate {

        @Override
        public String contentHash() {
            return published.getContentHash();
        }

        @Override
        public RuleSetSource source() {
            return RuleSetSource.PUBLISHED;
        }

        @Override
        public Long publicationOffset() {
            return offset;
        }

        @Override
        public String author() {
            return published.getAuthor();
        }

        @Override
        public @Nullable String approver() {
            return published.getApprover();
        }

        @Override
        public RuleFiles files() {
            return PublishedFiles.of(published);
        }

        @Override
        public List<String> objections(ApprovalPolicy policy) {
            Optional<Approval> approval;
            try {
                approval = approvalOf(published);
            } catch (IllegalArgumentException e) {
                return List.of("its approval cannot be read: " + e.getMessage());
            }
            return policy.objections(contentHash(), author(), approval);
        }

        private static Optional<Approval> approvalOf(RuleSetPublished published) {
            if (published.getSignature() == null) {
                return Optional.empty();
            }
            return Optional.of(new Approval(
                    published.getContentHash(),
                    Objects.requireNonNullElse(published.getEvidenceHash(), ""),
                    published.getAuthor(),
                    Objects.requireNonNullElse(published.getApprover(), ""),
                    Objects.requireNonNullElse(published.getApprovedAt(), published.getPublishedAt()),
                    Base64.getEncoder().encodeToString(PublishedFiles.bytes(published.getSignature()))));
        }
    }

    /** The files of a folder of the instance's own. */
    record OfFolder(RuleFiles files) implements Candidate {

        @Override
        public String contentHash() {
            return files.contentHash();
        }

        @Override
        public RuleSetSource source() {
            return RuleSetSource.FOLDER;
        }

        @Override
        public @Nullable Long publicationOffset() {
            return null;
        }

        @Override
        public @Nullable String author() {
            return null;
        }

        @Override
        public @Nullable String approver() {
            return null;
        }

        @Override
        public List<String> objections(ApprovalPolicy policy) {
            return policy.required()
                    ? List.of("it lies in a folder of this instance, and approval.required is true; publish it with"
                            + " 'sluice rules publish --approval FILE'")
                    : List.of();
        }
    }
}
