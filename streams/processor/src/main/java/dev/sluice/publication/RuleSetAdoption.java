package dev.sluice.publication;

import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.RuleSetAnswer;
import dev.sluice.contract.RuleSetSource;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.ModelInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an instance does with each rule set that it is given: prepares it, puts it in force or keeps the one before, and
 * says so in the log, to the metrics, in its health and on the topic of acknowledgements. One thread at a time adopts;
 * everything else may be asked from any thread.
 */
final class RuleSetAdoption implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleSetAdoption.class);
    private static final int SHOWN_HASH_LENGTH = 12;

    private final Instance me;
    private final Preparation preparation;
    private final RuleSetObserver observer;
    private final Consumer<RuleSetAcknowledged> acknowledgements;
    private final InstantSource clock;
    private volatile @Nullable ModelInForce inForce;
    private volatile @Nullable RuleSetStatus status;

    /**
     * @param me this instance
     * @param policy who has to approve
     * @param observer is told for metrics
     * @param acknowledgements takes what is to be said to others; must not throw
     * @param clock tells when
     */
    RuleSetAdoption(
            Instance me,
            ApprovalPolicy policy,
            RuleSetObserver observer,
            Consumer<RuleSetAcknowledged> acknowledgements,
            InstantSource clock) {
        this.me = me;
        this.preparation = new Preparation(policy);
        this.observer = observer;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    /**
     * Puts a rule set in force if that is possible.
     *
     * @return whether it is in force now
     */
    boolean adopt(Candidate candidate) {
        Instant started = clock.instant();
        try {
            if (!isInForceAlready(candidate)) {
                ModelInForce now = inForce;
                putInForce(preparation.prepare(candidate, now == null ? null : now.get()));
            }
        } catch (RuleSetRefusedException e) {
            refuse(candidate, e.findings(), String.valueOf(e.getMessage()), started);
            return false;
        } catch (RuntimeException e) {
            // Whatever it is, the one before goes on deciding.
            LOG.error("Rule set {} could not be prepared", candidate.contentHash(), e);
            String problem = "it could not be prepared, see the log of " + me.host() + ": " + e;
            refuse(candidate, List.of(problem), problem, started);
            return false;
        }
        accept(candidate, started);
        return true;
    }

    /** Published again, approved now, or the same after a restart: there is nothing to compile. */
    private boolean isInForceAlready(Candidate candidate) {
        RuleSetStatus now = status;
        if (now == null || !now.contentHash().equals(candidate.contentHash())) {
            return false;
        }
        return candidate.objections(preparation.policy()).isEmpty()
                && candidate.files().contentHash().equals(candidate.contentHash());
    }

    private void putInForce(DecisionModel model) {
        ModelInForce before = inForce;
        if (before == null) {
            inForce = new ModelInForce(model, RuleSetAdoption::retire);
        } else {
            before.replace(model);
        }
    }

    /** On a thread of its own: whoever held the last one may be a thread that decides. */
    private static void retire(Runnable closing) {
        Thread thread = new Thread(closing, "rule-set-retirement");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(Candidate candidate, Instant started) {
        Instant now = clock.instant();
        RuleSetStatus before = status;
        Instant since = before != null && before.contentHash().equals(candidate.contentHash()) ? before.since() : now;
        status = new RuleSetStatus(
                candidate.contentHash(), candidate.source(), since, candidate.author(), candidate.approver(), null);
        Duration took = Duration.between(started, now);
        LOG.info(
                "Rule set {} is in force, {} ms after it came ({})",
                shortened(candidate.contentHash()),
                took.toMillis(),
                described(candidate));
        observer.ruleSetInForce(models().get().ruleSet(), took);
        acknowledge(candidate, RuleSetAnswer.IN_FORCE, List.of(), now, took);
    }

    private void refuse(Candidate candidate, List<String> findings, String shown, Instant started) {
        Instant now = clock.instant();
        RuleSetStatus before = status;
        if (before != null) {
            status = before.withRefused(new RuleSetStatus.Refused(candidate.contentHash(), now, findings));
        }
        LOG.error(
                "Rule set {} is refused ({}), {}:\n{}",
                shortened(candidate.contentHash()),
                described(candidate),
                before == null ? "and none is in force yet" : shortened(before.contentHash()) + " stays in force",
                shown.indent(8).stripTrailing());
        observer.ruleSetRefused();
        acknowledge(candidate, RuleSetAnswer.REFUSED, findings, now, Duration.between(started, now));
    }

    private void acknowledge(
            Candidate candidate, RuleSetAnswer answer, List<String> findings, Instant now, Duration took) {
        RuleSetStatus current = status;
        acknowledgements.accept(RuleSetAcknowledged.newBuilder()
                .setInstanceId(me.id())
                .setHost(me.host())
                .setContentHash(candidate.contentHash())
                .setSource(candidate.source())
                .setPublicationOffset(candidate.publicationOffset())
                .setAnswer(answer)
                .setFindings(findings)
                .setInForceHash(current == null ? null : current.contentHash())
                .setAnsweredAt(now.truncatedTo(ChronoUnit.MILLIS))
                .setPreparationMillis(took.toMillis())
                .build());
    }

    private static String described(Candidate candidate) {
        if (candidate.source() == RuleSetSource.FOLDER) {
            return "of a folder of this instance";
        }
        return "published by " + candidate.author() + ", approved by "
                + Objects.requireNonNullElse(candidate.approver(), "nobody");
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(SHOWN_HASH_LENGTH, hash.length()));
    }

    /** Whether any rule set is in force. */
    boolean isAnyInForce() {
        return inForce != null;
    }

    /**
     * What decides.
     *
     * @throws IllegalStateException before the first rule set is in force
     */
    ModelInForce models() {
        ModelInForce models = inForce;
        if (models == null) {
            throw new IllegalStateException("no rule set is in force yet");
        }
        return models;
    }

    /** Which rule set is in force; as {@link #models()}. */
    RuleSetStatus status() {
        return Objects.requireNonNull(status, "no rule set is in force yet");
    }

    @Override
    public void close() {
        ModelInForce models = inForce;
        if (models != null) {
            models.close();
        }
    }
}
