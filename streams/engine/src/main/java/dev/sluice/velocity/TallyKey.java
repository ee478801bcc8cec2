package dev.sluice.velocity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a measure gathers on its walk. Features with equal keys read their values from one tally.
 *
 * @param kind how it gathers
 * @param of the attribute that is counted or compared; null where there is none
 * @param predicate what the events are like whose streak is gathered; empty where there is none
 */
record TallyKey(Kind kind, @Nullable Attribute of, List<Condition> predicate) {

    /** The ways to gather. */
    enum Kind {
        COUNT,
        AMOUNTS,
        EXTREMES,
        SPREAD,
        DISTINCT,
        STREAK,
        OLDEST,
        NEWEST,
        CHANGE,
        JOURNEY
    }

    /** What a feature gathers. */
    static TallyKey of(WindowFeature feature) {
        Kind kind = kind(feature.measure());
        return new TallyKey(kind, feature.of(), feature.streakConditions());
    }

    /** What starts tallies of this kind, prepared once. */
    PreparedTally prepare() {
        List<PreparedCondition> conditions =
                predicate.stream().map(PreparedCondition::of).toList();
        return switch (kind) {
            case COUNT, AMOUNTS, EXTREMES, SPREAD, DISTINCT, OLDEST ->
                current -> new GatheringTally(newSummary(), current);
            case STREAK -> current -> new StreakTally(conditions, current);
            case NEWEST -> NewestTally::new;
            case CHANGE -> {
                Attribute compared = Objects.requireNonNull(of);
                yield current -> new ChangeTally(compared, current);
            }
            case JOURNEY -> JourneyTally::new;
        };
    }

    /** Whether it ends at certain events, which summaries must not pass over. */
    boolean isSearching() {
        return switch (kind) {
            case COUNT, AMOUNTS, EXTREMES, SPREAD, DISTINCT, OLDEST -> false;
            case STREAK, NEWEST, CHANGE, JOURNEY -> true;
        };
    }

    /** A summary of no events, which such a tally can take in. */
    Summary newSummary() {
        return switch (kind) {
            case COUNT -> new CountSummary();
            case AMOUNTS -> new AmountSummary();
            case EXTREMES -> new ExtremesSummary();
            case SPREAD -> new SpreadSummary();
            case DISTINCT -> new DistinctSummary(Objects.requireNonNull(of));
            case OLDEST -> new OldestSummary();
            case STREAK -> new StreakSummary(predicate);
            case NEWEST -> new CandidateSummary((rows, row) -> true);
            case CHANGE -> {
                Attribute compared = Objects.requireNonNull(of);
                yield new CandidateSummary((rows, row) -> rows.column(compared).code(row) != 0);
            }
            case JOURNEY -> new CandidateSummary((rows, row) -> rows.place(row) != Place.NONE);
        };
    }

    private static Kind kind(Measure measure) {
        return switch (measure) {
            case COUNT, SHARE -> Kind.COUNT;
            case SUM, MEAN -> Kind.AMOUNTS;
            case MIN, MAX -> Kind.EXTREMES;
            case STDDEV -> Kind.SPREAD;
            case DISTINCT -> Kind.DISTINCT;
            case STREAK -> Kind.STREAK;
            case TIME_SINCE_FIRST -> Kind.OLDEST;
            case TIME_SINCE_LAST, LAST -> Kind.NEWEST;
            case CHANGED -> Kind.CHANGE;
            case DISTANCE, SPEED -> Kind.JOURNEY;
        };
    }
}
