package dev.sluice.rules;

import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule of which a test says only what it is about: live, and about accounts, unless it says otherwise. */
public final class SomeRule {

    private static final String REASON = "What a test needs a rule for";
    private static final double SCORE = 0.9;

    private final String id;
    private String entity = "account";
    private RuleLifecycle lifecycle = RuleLifecycle.LIVE;
    private AccountShare share = AccountShare.ALL;
    private @Nullable HitRateBand hitRate;
    private @Nullable Instant since;

    private SomeRule(String id) {
        this.id = id;
    }

    public static SomeRule called(String id) {
        return new SomeRule(id);
    }

    public SomeRule about(String entityKind) {
        entity = entityKind;
        return this;
    }

    public SomeRule in(RuleLifecycle state) {
        lifecycle = state;
        return this;
    }

    public SomeRule actingOn(AccountShare accounts) {
        share = accounts;
        return this;
    }

    /** As behind {@code @hitRate}, for instance {@code 0%..1%}. */
    public SomeRule expectedToHit(String band) {
        hitRate = HitRateBand.parse(band).orElseThrow();
        return this;
    }

    public SomeRule since(Instant time) {
        since = time;
        return this;
    }

    public RuleDescription description() {
        return new RuleDescription(
                id,
                entity,
                "card-fraud",
                Severity.HIGH,
                lifecycle,
                "F1005",
                REASON,
                RuleOutcome.BLOCK,
                SCORE,
                since,
                null,
                share,
                hitRate,
                null);
    }

    /** The hit of such a rule, as a decision records it. */
    public RuleHit hit() {
        return RuleHit.newBuilder()
                .setRuleId(id)
                .setOutcome(RuleOutcome.BLOCK)
                .setScore(SCORE)
                .setSeverity(Severity.HIGH)
                .setReason(REASON)
                .setLifecycle(lifecycle)
                .build();
    }
}
