package dev.sluice.replay;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Card Precision@k: whom a team finds that looks at k accounts a day, those with the highest score of the day first. The
 * share of the k that had fraud that day, in the mean over all days; an account that was found is not looked at again
 * (Le Borgne et al., Reproducible Machine Learning for Credit Card Fraud Detection, 2022, "Precision top-k metrics").
 * Accounts with the same score are taken by their id.
 */
final class CardPrecision {

    /** The worst of an account on a day. */
    private record Account(String id, double score, boolean fraud) {

        Account and(Account other) {
            return new Account(id, Math.max(score, other.score), fraud || other.fraud);
        }
    }

    private static final Comparator<Account> WORST_FIRST =
            Comparator.comparingDouble(Account::score).reversed().thenComparing(Account::id);

    private final int accountsPerDay;
    private final Map<LocalDate, Map<String, Account>> byDay = new TreeMap<>();

    /**
     * A team.
     *
     * @param accountsPerDay how many accounts it looks at each day; 1 or more
     */
    CardPrecision(int accountsPerDay) {
        this.accountsPerDay = accountsPerDay;
    }

    /** A transaction of an account. */
    void add(LocalDate day, String accountId, double score, boolean fraud) {
        byDay.computeIfAbsent(day, ignored -> new HashMap<>())
                .merge(accountId, new Account(accountId, score, fraud), Account::and);
    }

    /** From 0 to 1; NaN without transactions. */
    double value() {
        Set<String> found = new HashSet<>();
        double sum = 0;
        for (Map<String, Account> accounts : byDay.values()) {
            List<String> foundToday = accounts.values().stream()
                    .filter(account -> !found.contains(account.id()))
                    .sorted(WORST_FIRST)
                    .limit(accountsPerDay)
                    .filter(Account::fraud)
                    .map(Account::id)
                    .toList();
            found.addAll(foundToday);
            sum += (double) foundToday.size() / accountsPerDay;
        }
        return sum / byDay.size();
    }
}
