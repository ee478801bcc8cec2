package dev.sluice.rules.facts;

import static dev.sluice.rules.facts.Blank.blank;

import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The accepting terminal as of the transaction. The records that it is made from must not be changed afterwards. */
public final class Terminal extends Fact {

    private static final TerminalSecurityReported NO_REPORT = blank(new TerminalSecurityReported());

    private final SignalStatus status;
    private final TerminalSecurityReported report;
    private final TransactionRequested request;

    /**
     * @param status whether the report is there and fresh
     * @param report newest security report as of the transaction; null if there is none
     * @param request the transaction
     * @throws IllegalArgumentException if status and report contradict each other
     */
    public Terminal(SignalStatus status, @Nullable TerminalSecurityReported report, TransactionRequested request) {
        super(request.getEventTime());
        Signals.requireConsistent("terminal report", status, report);
        this.status = status;
        this.report = Objects.requireNonNullElse(report, NO_REPORT);
        this.request = request;
    }

    /** Whether the report is there: PRESENT, STALE, MISSING or NOT_APPLICABLE. */
    @Meaning("PRESENT: a fresh report; STALE: an old one; MISSING: none came; NOT_APPLICABLE: no terminal.")
    public SignalStatus getStatus() {
        return status;
    }

    /** The report; a blank one if there is none. */
    public TerminalSecurityReported getReport() {
        return report;
    }

    /** Kilometers between where it was and where it should be, or null if one of the places is not known. */
    @Meaning(
            value = "Kilometers between where the terminal was and where it should be. No value if one is not known.",
            least = 0)
    public @Nullable Double getDistanceFromRegisteredLocationKm() {
        return Geo.distanceKm(report.getLocation(), report.getRegisteredLocation());
    }

    /** Kilometers between terminal and transaction, or null if one of the places is not known. */
    @Meaning(
            value = "Kilometers between the terminal and the place of the transaction. No value if one is not known.",
            least = 0)
    public @Nullable Double getDistanceFromTransactionKm() {
        return Geo.distanceKm(report.getLocation(), request.getLocation());
    }

    /** Whether the vendor no longer supported the firmware on the day of the transaction, or null if not known. */
    @Meaning("Whether the firmware was out of support on the day of the transaction. No value if not known.")
    public @Nullable Boolean getFirmwareOutOfSupport() {
        return report.getFirmwareSupportEndsOn() == null
                ? null
                : report.getFirmwareSupportEndsOn().isBefore(eventDate());
    }

    /** Whether its certificate had run out at the transaction, or null if not known. */
    @Meaning("Whether its certificate had run out at the transaction. No value if not known.")
    public @Nullable Boolean getCertificateExpired() {
        return report.getCertificateExpiresAt() == null
                ? null
                : !eventTime().isBefore(report.getCertificateExpiresAt());
    }

    /** Whether its PCI approval had run out on the day of the transaction, or null if not known. */
    @Meaning("Whether its PCI approval had run out on the day of the transaction. No value if not known.")
    public @Nullable Boolean getCertificationExpired() {
        return report.getCertificationExpiresOn() == null
                ? null
                : report.getCertificationExpiresOn().isBefore(eventDate());
    }
}
