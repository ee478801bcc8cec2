package dev.sluice.service;

import dev.sluice.publication.RuleSetStatus;
import dev.sluice.rules.HitRateBreach;
import java.util.List;

/**
 * How an instance is.
 *
 * @param live whether it works or may come to work by itself; if not, it should be started again
 * @param ready whether it decides now, or would if it were given partitions
 * @param streams the state of Kafka Streams, as Kafka names it
 * @param ruleSet the rules in force
 * @param demoted rules of it that left their hit rate on this instance and act no longer, by id; unmodifiable
 * @param reasons why it is not live or not ready, in sentences; unmodifiable
 */
record Health(
        boolean live,
        boolean ready,
        String streams,
        RuleSetStatus ruleSet,
        List<HitRateBreach> demoted,
        List<String> reasons) {

    Health {
        demoted = List.copyOf(demoted);
        reasons = List.copyOf(reasons);
    }
}
