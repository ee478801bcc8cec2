package dev.sluice.decision.late;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.internal.LateTelemetry;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.RecentPayment;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.EventClock;
import dev.sluice.decision.LateReport;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.RecordedDecisions;
import dev.sluice.decision.Revision;
import dev.sluice.decision.SecondLook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds reports that come late against the payments of one device or terminal that were decided without them. A payment
 * stays open to reports for a time; each report that is news to it takes its place in what is known of it, so that the next
 * one adds to it. The SOC is told where the payment would have been restricted more, and again only if a further report would
 * have restricted it still more.
 *
 * <p>A payment with a device and a terminal is decided at the terminal, but reports of its device come to the device's task,
 * which sends them on. They may come to the terminal ahead of their payment, and then wait for it.
 */
public final class LateReports {

    /** Payments that one report is held against at most, the newest: a clock that is wrong must not stop a task. */
    static final int PAYMENTS_PER_REPORT_MAX = 500;

    /** Alerts that one report raises at most; the others are counted into the last. */
    static final int ALERTS_PER_REPORT_MAX = 20;

    private final Duration open;
    private final RecentPaymentRecords recent;
    private final RecordedDecisions decisions;
    private final Told told;
    private final SecondLook secondLook;
    private final LateObserver observer;
    private final EventClock clock = new EventClock();

    /**
     * @param open how long, in event time, payments stay open to reports; zero: not at all
     * @param recent where they are kept
     * @param decisions the decisions that were made here
     * @param findings what came out about them
     * @param secondLook decides once more
     * @param observer is told of each report that was news to a payment
     */
    public LateReports(
            Duration open,
            RecentPaymentRecords recent,
            RecordedDecisions decisions,
            LateFindingRecords findings,
            SecondLook secondLook,
            LateObserver observer) {
        this.open = open;
        this.recent = recent;
        this.decisions = decisions;
        this.told = new Told(findings);
        this.secondLook = secondLook;
        this.observer = observer;
    }

    /**
     * A payment was decided here.
     *
     * @param entityId the device or terminal at which it was
     * @param context what was known of it; where the decision was repeated, what is known now, which counts only if nothing
     *     was kept the first time
     * @param model the present rules, for a report that waits for it
     * @param cause the record that it came by; empty if that is not known
     * @return what the SOC is told
     */
    public List<Alert> decided(String entityId, PaymentContext context, DecisionModel model, String cause) {
        Instant eventTime = context.getTransaction().getEventTime();
        if (!isOpen(eventTime)) {
            return List.of();
        }
        RecentPayment before = recent.find(entityId, eventTime, transactionId(context));
        if (before != null && before.getContext() != null) {
            return List.of();
        }
        RecentPayment payment = payment(context);
        payment.setContext(withoutFeatures(context));
        recent.keep(entityId, payment);
        if (before == null || before.getAwaiting() == null) {
            return List.of();
        }
        return hold(entityId, List.of(payment), new LateReport.OfDevice(before.getAwaiting()), model, cause);
    }

    /**
     * A payment left for the terminal at which it is decided.
     *
     * @param deviceId its device, which is here
     * @param context what is known of it so far
     */
    public void leftForTerminal(String deviceId, PaymentContext context) {
        Instant eventTime = context.getTransaction().getEventTime();
        if (!isOpen(eventTime) || recent.find(deviceId, eventTime, transactionId(context)) != null) {
            return;
        }
        RecentPayment payment = payment(context);
        payment.setDecidedAtTerminal(context.getTransaction().getTerminalId());
        payment.setReportedAt(
                context.getTelemetry() == null ? null : context.getTelemetry().getReportedAt());
        recent.keep(deviceId, payment);
    }

    /**
     * A report came, in time or late.
     *
     * @param report the report, of an entity that is here
     * @param within how long after a payment such a report is held against it, in event time
     * @param model the present rules
     * @param cause the record that it came by; empty if that is not known
     * @return what the SOC is told, and what has to be sent on
     */
    public Outcome reported(LateReport report, Duration within, DecisionModel model, String cause) {
        if (open.isZero() || within.isZero()) {
            return Outcome.NOTHING;
        }
        List<RecentPayment> decidedHere = new ArrayList<>();
        List<SentOn> sentOn = new ArrayList<>();
        for (RecentPayment payment :
                recent.newest(report.entityId(), earliest(report, within, model), PAYMENTS_PER_REPORT_MAX)) {
            if (payment.getDecidedAtTerminal() == null) {
                decidedHere.add(payment);
            } else if (report instanceof LateReport.OfDevice ofDevice) {
                sendOn(payment, ofDevice, model).ifPresent(sentOn::add);
            }
        }
        return new Outcome(hold(report.entityId(), decidedHere, report, model, cause), sentOn);
    }

    /**
     * A report was sent on to the terminal at which its payment is decided.
     *
     * @param terminalId the terminal, which is here
     * @param late the report and its payment
     * @param model the present rules
     * @param cause the record that it came by; empty if that is not known
     * @return what the SOC is told
     */
    public List<Alert> cameAfter(String terminalId, LateTelemetry late, DecisionModel model, String cause) {
        if (open.isZero()) {
            return List.of();
        }
        RecentPayment payment = recent.find(terminalId, late.getEventTime(), late.getTransactionId());
        if (payment == null || payment.getContext() == null) {
            recent.keep(terminalId, awaiting(late, payment));
            return List.of();
        }
        return hold(terminalId, List.of(payment), new LateReport.OfDevice(late.getTelemetry()), model, cause);
    }

    private boolean isOpen(Instant eventTime) {
        clock.observe(eventTime);
        return !open.isZero() && !clock.isFurtherBack(eventTime, open);
    }

    /** The earliest payment that the report may speak for and that is not too long ago. */
    private Instant earliest(LateReport report, Duration within, DecisionModel model) {
        Instant spokenFor =
                report.reportedAt().minus(report.freshness(model.policy()).tolerance());
        Instant newest = clock.newest();
        Instant notTooLate = newest.equals(Instant.MIN) ? newest : newest.minus(within);
        return spokenFor.isAfter(notTooLate) ? spokenFor : notTooLate;
    }

    private Optional<SentOn> sendOn(RecentPayment payment, LateReport.OfDevice report, DecisionModel model) {
        if (!report.isNewsTo(payment.getEventTime(), payment.getReportedAt(), model.policy())) {
            return Optional.empty();
        }
        payment.setReportedAt(report.reportedAt());
        recent.keep(report.entityId(), payment);
        return Optional.of(new SentOn(
                payment.getDecidedAtTerminal(),
                new LateTelemetry(payment.getTransactionId(), payment.getEventTime(), report.report())));
    }

    private List<Alert> hold(
            String entityId, List<RecentPayment> payments, LateReport report, DecisionModel model, String cause) {
        List<Alert> raised = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        for (RecentPayment payment : payments) {
            PaymentContext context = payment.getContext();
            if (context == null) {
                continue;
            }
            if (report.isNewsTo(context, model.policy())) {
                consider(entityId, payment, context, report, model).ifPresent(found::add);
            } else if (report.isKnownIn(context)) {
                told.byReportAgain(payment.getTransactionId(), cause).ifPresent(raised::add);
            }
        }
        raised.addAll(raise(found, cause));
        return raised;
    }

    private Optional<Found> consider(
            String entityId, RecentPayment payment, PaymentContext known, LateReport report, DecisionModel model) {
        payment.setContext(report.joinedTo(known, model.policy()));
        recent.keep(entityId, payment);
        DecisionMade decision = decisions.find(payment.getTransactionId());
        if (decision == null) {
            return Optional.empty();
        }
        Revision revision = secondLook.at(decision, known, report, model);
        observer.lateReport(report.kind(), revision.effect());
        if (revision.effect() != Revision.Effect.STRICTER || told.isToldByReport(revision.now())) {
            return Optional.empty();
        }
        return model.alerts().alertOn(revision, known.getTransaction()).map(alert -> new Found(revision, alert));
    }

    /** Raises what was found about the newest payments, and counts the others into the last of these alerts. */
    private List<Alert> raise(List<Found> found, String cause) {
        int alone = Math.min(found.size(), ALERTS_PER_REPORT_MAX);
        List<Found> counted = found.subList(alone, found.size());
        List<Alert> raised = new ArrayList<>();
        for (int index = 0; index < alone; index++) {
            Found each = found.get(index);
            Alert alert = index == alone - 1 ? counting(each.alert(), counted) : each.alert();
            told.byReport(each.revision().now(), cause, alert);
            raised.add(alert);
        }
        counted.forEach(each -> told.byReport(each.revision().now(), cause, null));
        return raised;
    }

    private static Alert counting(Alert last, List<Found> counted) {
        return counted.stream()
                .map(each -> each.alert().eventTime())
                .min(Instant::compareTo)
                .map(earliest -> last.withHeldBack(counted.size(), earliest))
                .orElse(last);
    }

    private static RecentPayment payment(PaymentContext context) {
        RecentPayment payment = new RecentPayment();
        payment.setTransactionId(transactionId(context));
        payment.setEventTime(context.getTransaction().getEventTime());
        return payment;
    }

    private static RecentPayment awaiting(LateTelemetry late, @Nullable RecentPayment before) {
        RecentPayment payment = new RecentPayment();
        payment.setTransactionId(late.getTransactionId());
        payment.setEventTime(late.getEventTime());
        payment.setAwaiting(newer(late.getTelemetry(), before == null ? null : before.getAwaiting()));
        return payment;
    }

    private static DeviceTelemetryReported newer(
            DeviceTelemetryReported report, @Nullable DeviceTelemetryReported before) {
        return before != null && report.getReportedAt().isBefore(before.getReportedAt()) ? before : report;
    }

    private static PaymentContext withoutFeatures(PaymentContext context) {
        PaymentContext kept = PaymentContexts.copyOf(context);
        kept.setFeatures(List.of());
        return kept;
    }

    private static String transactionId(PaymentContext context) {
        return context.getTransaction().getTransactionId();
    }

    private record Found(Revision revision, Alert alert) {}

    /**
     * A report that has to go where its payment is decided.
     *
     * @param terminalId the terminal at which it is
     * @param late the report and its payment
     */
    public record SentOn(String terminalId, LateTelemetry late) {}

    /**
     * What comes of a report.
     *
     * @param alerts what the SOC is told, of the newest payments first
     * @param sentOn what has to be sent on
     */
    public record Outcome(List<Alert> alerts, List<SentOn> sentOn) {

        static final Outcome NOTHING = new Outcome(List.of(), List.of());

        /** Copies the lists. */
        public Outcome {
            alerts = List.copyOf(alerts);
            sentOn = List.copyOf(sentOn);
        }
    }
}
