package dev.sluice.topology;

/** The smallest {@code policy.yaml}s that decide, to which a test adds the sections that it is about. */
public final class SmallPolicy {

    private static final String TEXT = """
            thresholds: {review: 0.5, challenge: 0.65, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: %s, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;

    private SmallPolicy() {}

    /** Lets pass what no rule hits. */
    public static String lettingPass() {
        return TEXT.formatted("allow");
    }

    /** Asks for a challenge where a device sent no telemetry. */
    public static String challengingWithoutTelemetry() {
        return TEXT.formatted("challenge");
    }
}
