package dev.sluice.replay.report;

import java.time.Instant;

/**
 * What the labels say of one terminal, merchant or device.
 *
 * @param id the entity
 * @param payments its payments that were decided
 * @param frauds how many of these are labelled fraud; 1 or more
 * @param fraudsAllowed how many of these frauds had been allowed at once
 * @param lastFraudAt when the last of these frauds took place
 */
public record EntityRisk(String id, long payments, long frauds, long fraudsAllowed, Instant lastFraudAt) {

    /** Returns the share of its payments that is labelled fraud, above 0 and at most 1. */
    public double fraudShare() {
        return (double) frauds / payments;
    }
}
