package dev.sluice.rules.facts;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import org.jspecify.annotations.Nullable;

/**
 * Everything that rules know about one transaction: exactly one fact of each kind, always, also where a signal is
 * missing.
 *
 * @param transaction the transaction
 * @param device the payer's device
 * @param terminal the accepting terminal
 * @param merchant the merchant
 * @param velocity the velocity features
 */
public record Facts(Transaction transaction, Device device, Terminal terminal, Merchant merchant, Velocity velocity) {

    /**
     * Facts from the contract records, which must not be changed afterwards.
     *
     * @param request the transaction
     * @param deviceStatus whether the telemetry is there
     * @param telemetry telemetry as of the transaction; null if MISSING or NOT_APPLICABLE
     * @param terminalStatus whether the terminal's report is there
     * @param report terminal's report as of the transaction; null if MISSING or NOT_APPLICABLE
     * @param merchantStatus whether the merchant's profile is there
     * @param profile merchant's profile as of the transaction; null if MISSING or NOT_APPLICABLE
     * @param velocity velocity features in the rule set's order
     * @throws IllegalArgumentException if a status contradicts its record
     */
    public static Facts of(
            TransactionRequested request,
            SignalStatus deviceStatus,
            @Nullable DeviceTelemetryReported telemetry,
            SignalStatus terminalStatus,
            @Nullable TerminalSecurityReported report,
            SignalStatus merchantStatus,
            @Nullable MerchantProfileChanged profile,
            Velocity velocity) {
        Terminal terminal = new Terminal(terminalStatus, report, request);
        return new Facts(
                new Transaction(request),
                new Device(deviceStatus, telemetry, request),
                terminal,
                new Merchant(merchantStatus, profile, request, terminal),
                velocity);
    }

    /**
     * The entry mode's name. By a text, compiled rules find those that ask for this mode without asking those of the others,
     * which they cannot by a word.
     */
    public String getEntryModeName() {
        return transaction.getRequest().getEntryMode().name();
    }
}
