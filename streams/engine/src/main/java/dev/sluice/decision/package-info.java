/**
 * The decision path: the context that travels, the stops that it visits, the policy, the decision and the alert.
 *
 * <p>A stop is a function of the transaction and of one entity's state; it reaches that state through small interfaces
 * (such as {@link dev.sluice.decision.SignalTimeline}), which the topology backs by
 * Kafka Streams stores and the replay by memory. Nothing here knows Kafka.
 */
package dev.sluice.decision;
