package dev.sluice.rules.engine;

import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition.Comparison;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.Operand.NumberLiteral;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of all bounds that rules put on one value, the weakest. Who keeps a stronger one keeps it, too; so it can be asked once for all
 * these rules, and where it does not hold none of them needs to be asked.
 */
final class WeakestBounds {

    /** So many different bounds must stand on one side of a value; with fewer, one more question saves none. */
    private static final int BOUNDS_MIN = 3;

    private static final Comparator<Comparison> LOWEST_FIRST = Comparator.comparing(WeakestBounds::limit);

    /** One side of a value: bounds from below, or from above. */
    private record Side(Operand value, boolean isFromBelow) {}

    private final Map<Side, Comparison> weakest = new HashMap<>();

    /** The weakest bounds of all these rules. */
    WeakestBounds(Collection<CheckedRule> rules) {
        Map<Side, Set<Comparison>> bounds = new HashMap<>();
        rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(pattern -> pattern.conditions().stream())
                .filter(condition -> condition instanceof Comparison comparison && isBound(comparison))
                .map(Comparison.class::cast)
                .forEach(bound -> bounds.computeIfAbsent(side(bound), side -> new HashSet<>())
                        .add(bound));
        bounds.forEach((side, all) -> {
            if (all.size() >= BOUNDS_MIN) {
                weakest.put(side, weakest(side, all));
            }
        });
    }

    /** The weakest bound on the same side of the same value, or empty if that is not worth asking. */
    Optional<Comparison> weakerThan(Comparison comparison) {
        return isBound(comparison) ? Optional.ofNullable(weakest.get(side(comparison))) : Optional.empty();
    }

    private static Comparison weakest(Side side, Set<Comparison> bounds) {
        Comparator<Comparison> weakestFirst =
                (side.isFromBelow() ? LOWEST_FIRST : LOWEST_FIRST.reversed()).thenComparing(WeakestBounds::isStrict);
        return bounds.stream().min(weakestFirst).orElseThrow();
    }

    private static boolean isBound(Comparison comparison) {
        return comparison.right() instanceof NumberLiteral
                && comparison.operator() != Operator.EQUAL
                && comparison.operator() != Operator.DIFFERENT;
    }

    private static Side side(Comparison bound) {
        return new Side(bound.left(), bound.operator() == Operator.GREATER || bound.operator() == Operator.AT_LEAST);
    }

    private static BigDecimal limit(Comparison bound) {
        return ((NumberLiteral) bound.right()).value();
    }

    private static boolean isStrict(Comparison bound) {
        return bound.operator() == Operator.GREATER || bound.operator() == Operator.LESS;
    }
}
