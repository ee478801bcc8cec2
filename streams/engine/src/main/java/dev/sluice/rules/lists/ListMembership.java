package dev.sluice.rules.lists;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists as one evaluator sees them: at the event time of the transaction in work. One per thread. */
public final class ListMembership {

    private final RuleList[] lists;
    private long nowMillis;

    /** @param lists all lists, in the order that rules refer to them by number */
    public ListMembership(List<RuleList> lists) {
        this.lists = lists.toArray(RuleList[]::new);
    }

    /** Sets the moment at which the lists are asked. */
    public void at(Instant eventTime) {
        nowMillis = eventTime.toEpochMilli();
    }

    /** Whether the value is on the list of that number now; null never is. */
    public boolean contains(int list, @Nullable String value) {
        return lists[list].contains(value, nowMillis);
    }
}
