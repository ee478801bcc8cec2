package dev.sluice.velocity;

import java.util.List;
import java.util.Objects;

/** A kind of tally whose conditions have been prepared once, so that each transaction only starts it. */
@FunctionalInterface
interface PreparedTally {

    /** A tally of nothing yet, as of the transaction in {@code currentRow}. */
    Tally start(EventRows rows, int currentRow);

    /** Prepares a kind of tally. */
    static PreparedTally of(TallyKey key) {
        List<PreparedCondition> predicate =
                key.predicate().stream().map(PreparedCondition::of).toList();
        return switch (key.kind()) {
            case COUNT -> (rows, currentRow) -> new CountTally();
            case AMOUNTS -> (rows, currentRow) -> new AmountTally(rows);
            case EXTREMES -> (rows, currentRow) -> new ExtremesTally(rows);
            case SPREAD -> (rows, currentRow) -> new SpreadTally(rows);
            case DISTINCT -> {
                Attribute of = Objects.requireNonNull(key.of());
                yield (rows, currentRow) -> new DistinctTally(rows.column(of));
            }
            case SHARE -> (rows, currentRow) -> new ShareTally(RowFilter.of(predicate, rows, currentRow));
            case STREAK -> (rows, currentRow) -> new StreakTally(RowFilter.of(predicate, rows, currentRow));
            case OLDEST -> OldestTally::new;
            case NEWEST -> NewestTally::new;
            case CHANGE -> {
                Attribute of = Objects.requireNonNull(key.of());
                yield (rows, currentRow) -> new ChangeTally(rows.column(of), currentRow);
            }
            case JOURNEY -> JourneyTally::new;
        };
    }
}
