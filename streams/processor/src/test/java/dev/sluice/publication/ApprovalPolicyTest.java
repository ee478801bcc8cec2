package dev.sluice.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CONTENT = "a".repeat(64);
    private static final String EVIDENCE = "e".repeat(64);

    @TempDir
    private Path directory;

    private Path graceKey;
    private ApprovalPolicy policy;

    @BeforeEach
    void grace_may_approve() throws IOException {
        graceKey = directory.resolve("grace.pem");
        policy = ApprovalPolicy.of(true, Map.of("grace", ApprovalKeys.generate(graceKey)));
    }

    private Approval approval(String content, String author, String approver, Path key) throws IOException {
        return Approval.sign(content, EVIDENCE, author, approver, NOW, ApprovalKeys.readPrivate(key));
    }

    private String objection(String content, String author, Approval approval) {
        return String.join("\n", policy.objections(content, author, Optional.of(approval)));
    }

    @Test
    void what_somebody_else_approved_may_be_used() throws IOException {
        assertThat(objection(CONTENT, "ada", approval(CONTENT, "ada", "grace", graceKey)))
                .isEmpty();
    }

    @Test
    void what_nobody_approved_is_refused() {
        assertThat(policy.objections(CONTENT, "ada", Optional.empty()))
                .containsExactly(
                        "it was not approved, and approval.required is true; have it approved with 'sluice rules"
                                + " approve' and publish it with --approval FILE");
    }

    @Test
    void what_nobody_approved_may_be_used_where_nobody_has_to() {
        assertThat(ApprovalPolicy.NOT_REQUIRED.objections(CONTENT, "ada", Optional.empty()))
                .isEmpty();
    }

    @Test
    void the_approval_of_another_content_is_refused() throws IOException {
        String other = "b".repeat(64);

        assertThat(objection(other, "ada", approval(CONTENT, "ada", "grace", graceKey)))
                .isEqualTo("it is not what was approved: the approval of grace is for " + CONTENT + ", the files are "
                        + other + "; have these approved");
    }

    @Test
    void an_approval_moved_to_another_content_is_refused() throws IOException {
        Approval real = approval(CONTENT, "ada", "grace", graceKey);
        String other = "b".repeat(64);
        Approval moved = new Approval(other, EVIDENCE, "ada", "grace", real.approvedAt(), real.signature());

        assertThat(objection(other, "ada", moved))
                .isEqualTo("the signature is not that of grace, or something was changed after it was signed;"
                        + " have it approved again");
    }

    @Test
    void other_evidence_than_the_approver_saw_is_refused() throws IOException {
        Approval real = approval(CONTENT, "ada", "grace", graceKey);
        Approval moved = new Approval(CONTENT, "f".repeat(64), "ada", "grace", real.approvedAt(), real.signature());

        assertThat(objection(CONTENT, "ada", moved)).startsWith("the signature is not that of grace");
    }

    @Test
    void an_approver_without_a_key_is_refused() throws IOException {
        Path stranger = directory.resolve("mallory.pem");
        ApprovalKeys.generate(stranger);

        assertThat(objection(CONTENT, "ada", approval(CONTENT, "ada", "mallory", stranger)))
                .isEqualTo("it was approved by mallory, of whom no key is known; approval.keys has grace");
    }

    @Test
    void a_strange_key_under_a_known_name_is_refused() throws IOException {
        Path stranger = directory.resolve("mallory.pem");
        ApprovalKeys.generate(stranger);

        assertThat(objection(CONTENT, "ada", approval(CONTENT, "ada", "grace", stranger)))
                .startsWith("the signature is not that of grace");
    }

    @Test
    void nobody_approves_what_they_wrote() throws IOException {
        assertThat(objection(CONTENT, "grace", approval(CONTENT, "grace", "grace", graceKey)))
                .isEqualTo("grace approved what grace wrote; someone else must approve it");
    }

    @Test
    void the_work_of_one_is_not_published_as_that_of_another() throws IOException {
        assertThat(objection(CONTENT, "eve", approval(CONTENT, "ada", "grace", graceKey)))
                .isEqualTo("it was approved as the work of ada, but published as that of eve;"
                        + " publish it with --author 'ada'");
    }

    @Test
    void a_signature_that_is_none_is_refused() {
        Approval garbage = new Approval(CONTENT, EVIDENCE, "ada", "grace", NOW, "no base64!");

        assertThat(objection(CONTENT, "ada", garbage)).startsWith("the signature is not that of grace");
    }

    @Test
    void a_name_cannot_pretend_to_be_two_lines() {
        assertThatThrownBy(() -> new Approval(CONTENT, EVIDENCE, "ada\ngrace", "grace", NOW, ""))
                .hasMessageContaining("author must be a name of 1 to 100 characters on one line");
    }

    @Test
    void approvals_cannot_be_required_of_nobody() {
        assertThatThrownBy(() -> ApprovalPolicy.of(true, Map.of()))
                .hasMessageContaining("keys names nobody who may approve");
    }

    @Test
    void a_key_that_is_none_is_refused_by_name() {
        assertThatThrownBy(() -> ApprovalPolicy.of(true, Map.of("grace", "c2VjcmV0")))
                .hasMessageContaining("the key of grace must be a public key in base64");
    }

    @Test
    void only_its_owner_can_read_a_key() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(graceKey)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_approval_comes_back_from_its_file_as_it_was() throws IOException {
        Approval approval = approval(CONTENT, "ada", "grace", graceKey);
        Path file = directory.resolve("approval.json");

        ApprovalFile.write(approval, file);

        assertThat(ApprovalFile.read(file)).isEqualTo(approval);
    }
}
