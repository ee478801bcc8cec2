package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.RuleSetAnswer;
import dev.sluice.contract.RuleSetPublished;
import dev.sluice.contract.RuleSetSource;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.publication.RuleSetHistory.InstanceState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which instance decides by which rule set, for people or for machines. */
final class RunningRuleSets {

    private static final int SHOWN_HASH_LENGTH = 12;

    private final RuleSetHistory history;

    RunningRuleSets(RuleSetHistory history) {
        this.history = history;
    }

    void show(PrintWriter out) {
        out.println(history.newest()
                .map(newest -> "published last: " + newest.ruleSet().getContentHash() + " by "
                        + newest.ruleSet().getAuthor() + " at "
                        + newest.ruleSet().getPublishedAt())
                .orElse("nothing was published yet; each instance decides by its own folder"));
        if (history.instances().isEmpty()) {
            out.println("no instance runs");
            return;
        }
        out.println(row("INSTANCE", "HOST", "RULE SET", "SINCE", "AUTHOR", "APPROVER", "STATE"));
        for (InstanceState instance : history.instances()) {
            RuleSetAcknowledged inForce = instance.inForce();
            Optional<RuleSetPublished> published = published(inForce);
            out.println(row(
                    instance.instanceId(),
                    inForce == null ? "-" : inForce.getHost(),
                    inForce == null ? "-" : inForce.getContentHash().substring(0, SHOWN_HASH_LENGTH),
                    inForce == null ? "-" : inForce.getAnsweredAt(),
                    published.map(RuleSetPublished::getAuthor).orElse("-"),
                    published.map(RuleSetPublished::getApprover).orElse("-"),
                    state(instance)));
            RuleSetAcknowledged newest = instance.newest();
            if (newest != null) {
                newest.getFindings().forEach(finding -> out.println("    " + finding));
            }
        }
    }

    ObjectNode json() {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put(
                "publishedLast",
                history.newest()
                        .map(newest -> newest.ruleSet().getContentHash())
                        .orElse(null));
        ArrayNode instances = answer.putArray("instances");
        for (InstanceState instance : history.instances()) {
            RuleSetAcknowledged inForce = instance.inForce();
            Optional<RuleSetPublished> published = published(inForce);
            ObjectNode object = instances.addObject();
            object.put("instance", instance.instanceId());
            object.put("host", inForce == null ? null : inForce.getHost());
            object.put("contentHash", inForce == null ? null : inForce.getContentHash());
            object.put("since", inForce == null ? null : inForce.getAnsweredAt().toString());
            object.put("author", published.map(RuleSetPublished::getAuthor).orElse(null));
            object.put("approver", published.map(RuleSetPublished::getApprover).orElse(null));
            object.put("state", state(instance));
            RuleSetAcknowledged newest = instance.newest();
            if (newest != null) {
                newest.getFindings().forEach(object.putArray("findings")::add);
            }
        }
        return answer;
    }

    private Optional<RuleSetPublished> published(@Nullable RuleSetAcknowledged inForce) {
        return Optional.ofNullable(inForce)
                .filter(answer -> answer.getSource() == RuleSetSource.PUBLISHED)
                .flatMap(answer -> history.newestOf(answer.getContentHash()))
                .map(RuleSetHistory.Publication::ruleSet);
    }

    private String state(InstanceState instance) {
        RuleSetAcknowledged newest = instance.newest();
        RuleSetAcknowledged inForce = instance.inForce();
        if (newest == null || inForce == null) {
            return "does not say";
        }
        if (newest.getAnswer() == RuleSetAnswer.REFUSED) {
            return "refused " + newest.getContentHash().substring(0, SHOWN_HASH_LENGTH);
        }
        if (inForce.getSource() == RuleSetSource.FOLDER) {
            return "from its own folder";
        }
        boolean isNewest = history.newest()
                .map(last -> Objects.equals(last.ruleSet().getContentHash(), inForce.getContentHash()))
                .orElse(false);
        return isNewest ? "newest" : "behind";
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-13s %-20s %-13s %-25s %-12s %-12s %s", cells);
    }
}
