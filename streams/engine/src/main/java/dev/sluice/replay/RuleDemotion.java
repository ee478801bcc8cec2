package dev.sluice.replay;

import dev.sluice.rules.HitRateBreach;
import java.time.Instant;

/**
 * A rule that left its {@code @hitRate} in a replay. The replay lets it act on; a running instance that met the same
 * transactions would not.
 *
 * @param breach how it left
 * @param transactionId the transaction with which it did
 * @param eventTime when that was
 */
public record RuleDemotion(HitRateBreach breach, String transactionId, Instant eventTime) {}
