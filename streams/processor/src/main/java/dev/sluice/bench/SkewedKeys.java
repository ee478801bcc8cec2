package dev.sluice.bench;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Dice;

/**
 * Gives many accounts of a simulated world one name, and many terminals, so that the ranks of those that are left have
 * shares of the traffic by Zipf's law with exponent one: the first has a tenth of it, the second half of that, and so on.
 * Whom a name falls to depends on the account or terminal alone, so that what belongs together stays together. Payers
 * behave as many people with one account would, which trips rules; what is measured is load, not detection.
 */
final class SkewedKeys {

    /** With so many ranks the first has about a tenth: one through the sum of 1/rank. */
    private static final int RANKS = 10_000;

    private static final double[] SHARE_UP_TO_RANK = shares();

    private final Dice accounts;
    private final Dice terminals;

    /** @param seed chooses whom each name falls to */
    SkewedKeys(long seed) {
        Dice dice = new Dice(seed);
        this.accounts = dice.named("skewed accounts");
        this.terminals = dice.named("skewed terminals");
    }

    /** The event, under the name that its account and terminal share with others; the event's own record is left as it is. */
    SimulatedEvent skew(SimulatedEvent event) {
        if (event.value() instanceof TransactionRequested transaction) {
            String terminalId = transaction.getTerminalId();
            TransactionRequested skewed = TransactionRequested.newBuilder(transaction)
                    .setAccountId(account(transaction.getAccountId()))
                    .setTerminalId(terminalId == null ? null : terminal(terminalId))
                    .build();
            return new SimulatedEvent(event.arrivesAt(), event.stream(), skewed.getAccountId(), skewed, event.truth());
        }
        if (event.value() instanceof DeviceTelemetryReported report && report.getAccountId() != null) {
            DeviceTelemetryReported skewed = DeviceTelemetryReported.newBuilder(report)
                    .setAccountId(account(report.getAccountId()))
                    .build();
            return new SimulatedEvent(event.arrivesAt(), event.stream(), event.key(), skewed, event.truth());
        }
        if (event.value() instanceof TerminalSecurityReported report) {
            TerminalSecurityReported skewed = TerminalSecurityReported.newBuilder(report)
                    .setTerminalId(terminal(report.getTerminalId()))
                    .build();
            return new SimulatedEvent(event.arrivesAt(), event.stream(), skewed.getTerminalId(), skewed, event.truth());
        }
        return event;
    }

    private String account(String accountId) {
        return "acc-rank-" + rank(accounts.named(accountId).unit());
    }

    private String terminal(String terminalId) {
        return "trm-rank-" + rank(terminals.named(terminalId).unit());
    }

    /** The first rank up to which the shares add up to more than a number from 0 to 1. */
    private static int rank(double unit) {
        int low = 0;
        int high = RANKS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (SHARE_UP_TO_RANK[middle] > unit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low + 1;
    }

    private static double[] shares() {
        double[] sums = new double[RANKS];
        double sum = 0;
        for (int i = 0; i < RANKS; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        for (int i = 0; i < RANKS; i++) {
            sums[i] /= sum;
        }
        return sums;
    }
}
