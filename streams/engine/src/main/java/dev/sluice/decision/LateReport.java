package dev.sluice.decision;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.internal.PaymentContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report that came when payments that it speaks for had been decided. */
public sealed interface LateReport {

    /** What kind of report it is, in lower case as metrics and alerts show it. */
    String kind();

    /** The report's own identifier. */
    String id();

    /** The device or terminal that it is about. */
    String entityId();

    /** When it was made. */
    Instant reportedAt();

    /** How long after a payment such a report is held against its decision, in event time; zero: never. */
    Duration within(Horizons.Late late);

    /** Which reports speak for a transaction. */
    SignalPolicy freshness(Policy policy);

    /** The report that went along with a payment, or took its place since; null if none did. */
    @Nullable
    LateReport knownIn(PaymentContext context);

    /** What is known of a payment once this report has taken the place of the one before; the other stays as it is. */
    PaymentContext joinedTo(PaymentContext context, Policy policy);

    /** Whether this very report is known of a payment already. */
    default boolean isKnownIn(PaymentContext context) {
        LateReport known = knownIn(context);
        return known != null && known.id().equals(id());
    }

    /** Whether it would have gone along with a payment instead of what did, had it come in time. */
    default boolean isNewsTo(PaymentContext context, Policy policy) {
        LateReport known = knownIn(context);
        return !isKnownIn(context)
                && isNewsTo(context.getTransaction().getEventTime(), known == null ? null : known.reportedAt(), policy);
    }

    /**
     * The same of a payment of which only that much is known.
     *
     * @param transactionTime when it took place
     * @param knownAt when the report was made that went along with it; null if none did
     * @param policy which reports speak for a transaction
     */
    default boolean isNewsTo(Instant transactionTime, @Nullable Instant knownAt, Policy policy) {
        boolean isInTime = !reportedAt().isAfter(freshness(policy).latestFor(transactionTime));
        return isInTime && (knownAt == null || !reportedAt().isBefore(knownAt));
    }

    /**
     * What a device said of itself.
     *
     * @param report the report
     */
    record OfDevice(DeviceTelemetryReported report) implements LateReport {

        @Override
        public String kind() {
            return "telemetry";
        }

        @Override
        public String id() {
            return report.getTelemetryId();
        }

        @Override
        public String entityId() {
            return report.getDeviceId();
        }

        @Override
        public Instant reportedAt() {
            return report.getReportedAt();
        }

        @Override
        public Duration within(Horizons.Late late) {
            return late.telemetry();
        }

        @Override
        public SignalPolicy freshness(Policy policy) {
            return policy.telemetry().freshness();
        }

        @Override
        public @Nullable LateReport knownIn(PaymentContext context) {
            return context.getTelemetry() == null ? null : new OfDevice(context.getTelemetry());
        }

        @Override
        public PaymentContext joinedTo(PaymentContext context, Policy policy) {
            PaymentContext joined = PaymentContexts.copyOf(context);
            joined.setTelemetry(report);
            joined.setTelemetryStatus(freshness(policy)
                    .statusOf(reportedAt(), context.getTransaction().getEventTime()));
            return joined;
        }
    }

    /**
     * What was said of a terminal.
     *
     * @param report the report
     */
    record OfTerminal(TerminalSecurityReported report) implements LateReport {

        @Override
        public String kind() {
            return "terminal";
        }

        @Override
        public String id() {
            return report.getReportId();
        }

        @Override
        public String entityId() {
            return report.getTerminalId();
        }

        @Override
        public Instant reportedAt() {
            return report.getReportedAt();
        }

        @Override
        public Duration within(Horizons.Late late) {
            return late.terminal();
        }

        @Override
        public SignalPolicy freshness(Policy policy) {
            return policy.terminal().freshness();
        }

        @Override
        public @Nullable LateReport knownIn(PaymentContext context) {
            return context.getTerminalPosture() == null ? null : new OfTerminal(context.getTerminalPosture());
        }

        @Override
        public PaymentContext joinedTo(PaymentContext context, Policy policy) {
            PaymentContext joined = PaymentContexts.copyOf(context);
            joined.setTerminalPosture(report);
            joined.setTerminalStatus(freshness(policy)
                    .statusOf(reportedAt(), context.getTransaction().getEventTime()));
            return joined;
        }
    }
}
