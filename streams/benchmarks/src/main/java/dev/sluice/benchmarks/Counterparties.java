package dev.sluice.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whom and what the payments of one entity involve. Each list is drawn from unevenly: those in front are regulars.
 *
 * @param accounts tokens of accounts
 * @param instruments two tokens for each account, one behind the other
 * @param devices one for each account
 * @param terminals the accepting terminals
 * @param merchants one for each terminal
 */
record Counterparties(
        List<String> accounts,
        List<String> instruments,
        List<String> devices,
        List<String> terminals,
        List<String> merchants) {

    private static final int PAYMENTS_PER_ACCOUNT = 3;
    private static final int ACCOUNTS_MIN = 20;
    private static final int TERMINALS_OF_ACCOUNT = 25;
    private static final int INSTRUMENTS_PER_ACCOUNT = 2;

    /**
     * Those of a terminal: many accounts, each of which comes some three times in thirty days.
     *
     * @param terminalId the terminal
     * @param eventsInWindow how many payments it takes in thirty days
     */
    static Counterparties ofTerminal(String terminalId, int eventsInWindow) {
        int accounts = Math.max(ACCOUNTS_MIN, eventsInWindow / PAYMENTS_PER_ACCOUNT);
        return new Counterparties(
                numbered("account-", accounts),
                numbered("instrument-", INSTRUMENTS_PER_ACCOUNT * accounts),
                numbered("device-", accounts),
                List.of(terminalId),
                List.of("merchant-1"));
    }

    /** Those of an account: one account with two cards and a device, and the shops it goes to. */
    static Counterparties ofAccount(String accountId) {
        return new Counterparties(
                List.of(accountId),
                List.of(accountId + "-card-1", accountId + "-card-2"),
                List.of(accountId + "-phone"),
                numbered("terminal-", TERMINALS_OF_ACCOUNT),
                numbered("merchant-", TERMINALS_OF_ACCOUNT));
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
    }
}
