package dev.sluice.publication;

import dev.sluice.rules.RuleSet;
import java.time.Duration;

/** Is told what becomes of rule sets on this instance, for metrics. Returns at once and never throws. */
public interface RuleSetObserver {

    /**
     * A rule set came into force.
     *
     * @param rules the rule set
     * @param preparation how long it took to read, check, compile and warm it
     */
    void ruleSetInForce(RuleSet rules, Duration preparation);

    /** A rule set was refused, and the one before stays in force. */
    void ruleSetRefused();
}
