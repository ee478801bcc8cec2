package dev.sluice.velocity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a measure gathers on its walk. Features with equal keys read their values from one tally.
 *
 * @param kind how it gathers
 * @param of the attribute that is counted or compared; null where there is none
 * @param predicate what the events are like whose share or streak is gathered; empty where there is none
 */
record TallyKey(Kind kind, @Nullable Attribute of, List<Condition> predicate) {

    /** The ways to gather. */
    enum Kind {
        COUNT,
        AMOUNTS,
        EXTREMES,
        SPREAD,
        DISTINCT,
        SHARE,
        STREAK,
        OLDEST,
        NEWEST,
        CHANGE,
        JOURNEY
    }

    /** What a feature gathers. */
    static TallyKey of(WindowFeature feature) {
        Kind kind = kind(feature.measure());
        List<Condition> predicate = switch (kind) {
            case SHARE -> feature.conditions();
            case STREAK -> feature.streakConditions();
            default -> List.of();
        };
        return new TallyKey(kind, feature.of(), predicate);
    }

    private static Kind kind(Measure measure) {
        return switch (measure) {
            case COUNT -> Kind.COUNT;
            case SUM, MEAN -> Kind.AMOUNTS;
            case MIN, MAX -> Kind.EXTREMES;
            case STDDEV -> Kind.SPREAD;
            case DISTINCT -> Kind.DISTINCT;
            case SHARE -> Kind.SHARE;
            case STREAK -> Kind.STREAK;
            case TIME_SINCE_FIRST -> Kind.OLDEST;
            case TIME_SINCE_LAST, LAST -> Kind.NEWEST;
            case CHANGED -> Kind.CHANGE;
            case DISTANCE, SPEED -> Kind.JOURNEY;
        };
    }
}
