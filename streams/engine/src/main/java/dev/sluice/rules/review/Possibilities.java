package dev.sluice.rules.review;

import dev.sluice.contract.SignalStatus;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.ValueType;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the facts may still be where some conditions hold. It forgets what it does not understand: it may leave too much,
 * never too little, so that what it calls impossible is.
 */
final class Possibilities {

    private static final String UNKNOWN = "UNKNOWN";
    private static final Set<SignalStatus> WITHOUT_RECORD = Set.of(SignalStatus.MISSING, SignalStatus.NOT_APPLICABLE);

    private final Map<Operand, NumberRange> numbers = new HashMap<>();
    private final Map<Operand, ValueChoice> choices = new HashMap<>();
    private final Set<Operand> known = new HashSet<>();
    private final Set<Operand> absent = new HashSet<>();
    private final Set<Condition.Containment> containments = new HashSet<>();

    private final OperandBounds bounds;
    private boolean neverHolds;

    /** @param bounds what the values are whatever the conditions say */
    Possibilities(OperandBounds bounds) {
        this.bounds = bounds;
    }

    Possibilities(Possibilities other) {
        bounds = other.bounds;
        neverHolds = other.neverHolds;
        other.numbers.forEach((operand, range) -> numbers.put(operand, new NumberRange(range)));
        other.choices.forEach((operand, choice) -> choices.put(operand, new ValueChoice(choice)));
        known.addAll(other.known);
        absent.addAll(other.absent);
        containments.addAll(other.containments);
    }

    /** Whether certainly nothing is left. */
    boolean isImpossible() {
        return neverHolds
                || numbers.values().stream().anyMatch(NumberRange::isEmpty)
                || choices.values().stream().anyMatch(ValueChoice::isEmpty)
                || known.stream().anyMatch(absent::contains)
                || containments.stream().anyMatch(this::isContradicted)
                || List.of(FactType.DEVICE, FactType.TERMINAL, FactType.MERCHANT).stream()
                        .anyMatch(this::isReadWithoutRecord);
    }

    private boolean isContradicted(Condition.Containment containment) {
        return containments.contains(
                new Condition.Containment(containment.list(), !containment.negated(), containment.element()));
    }

    /** Whether a fact whose status says that there is no record is asked for a value of that record. */
    private boolean isReadWithoutRecord(FactType fact) {
        boolean hasNoRecord = choices.entrySet().stream()
                .anyMatch(entry ->
                        isStatusOf(fact, entry.getKey()) && entry.getValue().isWithin(WITHOUT_RECORD));
        return hasNoRecord
                && (known.stream().anyMatch(operand -> isOfRecord(fact, operand))
                        || choices.entrySet().stream()
                                .anyMatch(entry -> isOfRecord(fact, entry.getKey()) && isKnownWord(entry)));
    }

    private static boolean isStatusOf(FactType fact, Operand operand) {
        return operand instanceof Operand.Field field
                && field.field().fact() == fact
                && field.field().name().equals("status");
    }

    /** A computed field has no record in its path; whether it needs one is not known here. */
    private static boolean isOfRecord(FactType fact, Operand operand) {
        return operand instanceof Operand.Field field
                && field.field().fact() == fact
                && field.field().path().contains(".");
    }

    private static boolean isKnownWord(Map.Entry<Operand, ValueChoice> entry) {
        return entry.getKey().type().wordList().contains(UNKNOWN)
                && !entry.getValue().allows(word(entry.getKey().type(), UNKNOWN));
    }

    /** Leaves only what has a value for the operand. */
    void requireKnown(Operand operand) {
        Operand source = resolved(operand);
        if (source instanceof Operand.Arithmetic sum) {
            requireKnown(sum.left());
            requireKnown(sum.right());
        } else if (source instanceof Operand.Elapsed elapsed) {
            known.add(source);
            known.add(new Operand.Field(elapsed.moment()));
        } else if (source.type().kind() == Kind.CHOICE) {
            excludeUnknown(source);
        } else if (source instanceof Operand.Field || source instanceof Operand.Feature) {
            known.add(source);
        }
    }

    /** Leaves only what fits a condition that is neither of {@link Condition.All} and {@link Condition.Any}. */
    void require(Condition condition) {
        if (condition instanceof Condition.Presence presence) {
            if (presence.present()) {
                requireKnown(presence.operand());
            } else {
                absent.add(resolved(presence.operand()));
            }
        } else if (condition instanceof Condition.Membership membership) {
            requireMembership(membership);
        } else if (condition instanceof Condition.Containment containment) {
            requireKnown(containment.list());
            containments.add(new Condition.Containment(
                    resolved(containment.list()), containment.negated(), resolved(containment.element())));
            neverHolds |= !containment.negated()
                    && !Impossibility.unfitTexts(containment).isEmpty();
        } else if (condition instanceof Condition.Comparison comparison) {
            requireComparison(comparison);
        }
    }

    private void requireComparison(Condition.Comparison comparison) {
        Operand left = resolved(comparison.left());
        Operand right = resolved(comparison.right());
        if (right instanceof Operand.WordLiteral word) {
            narrow(left, comparison.operator() == Condition.Operator.DIFFERENT, List.of(word.value()));
            return;
        }
        requireKnown(left);
        requireKnown(right);
        neverHolds |= isNeverFulfilledByItself(left, comparison.operator(), right);
        if (right instanceof Operand.NumberLiteral number) {
            numbers.computeIfAbsent(left, operand -> new NumberRange(bounds.of(operand)))
                    .narrow(comparison.operator(), number.value().doubleValue());
        } else if (right instanceof Operand.TextLiteral text) {
            narrow(left, comparison.operator() == Condition.Operator.DIFFERENT, List.of(text.value()));
        } else if (right instanceof Operand.BooleanLiteral truth) {
            narrow(left, comparison.operator() == Condition.Operator.DIFFERENT, List.of(truth.value()));
        }
    }

    private boolean isNeverFulfilledByItself(Operand left, Condition.Operator operator, Operand right) {
        Optional<Multiple> first = Multiple.in(left);
        Optional<Multiple> second = Multiple.in(right);
        return first.isPresent()
                && second.isPresent()
                && first.get()
                        .neverHolds(
                                operator, second.get(), bounds.of(first.get().of()));
    }

    private void requireMembership(Condition.Membership membership) {
        Operand left = resolved(membership.left());
        Collection<?> values = membership.words().isEmpty() ? membership.texts() : membership.words();
        boolean dependsOnLists = !membership.lists().isEmpty();
        if (left.type().kind() != Kind.CHOICE) {
            requireKnown(left);
        }
        if (membership.negated() || !dependsOnLists) {
            narrow(left, membership.negated(), values);
        }
    }

    private void narrow(Operand operand, boolean isNegated, Collection<?> values) {
        ValueChoice choice = choices.computeIfAbsent(operand, Possibilities::unrestricted);
        if (isNegated) {
            choice.exclude(values);
            if (operand.type().kind() == Kind.CHOICE) {
                excludeUnknown(operand);
            }
        } else {
            choice.narrowTo(
                    values.stream().filter(value -> canBe(operand, value)).toList());
        }
    }

    private static boolean canBe(Operand operand, Object value) {
        return !(operand instanceof Operand.Field field && value instanceof String text)
                || field.field().canBe(text);
    }

    private void excludeUnknown(Operand operand) {
        if (operand.type().wordList().contains(UNKNOWN)) {
            choices.computeIfAbsent(operand, Possibilities::unrestricted)
                    .exclude(List.of(word(operand.type(), UNKNOWN)));
        }
    }

    private static ValueChoice unrestricted(Operand operand) {
        if (operand.type().kind() == Kind.BOOLEAN) {
            return new ValueChoice(List.of(true, false));
        }
        Class<? extends Enum<?>> words = operand.type().words();
        return new ValueChoice(words == null ? null : wordsOf(words));
    }

    private static Collection<Object> wordsOf(Class<? extends Enum<?>> words) {
        return new ArrayList<>(List.of((Object[]) words.getEnumConstants()));
    }

    private static Object word(ValueType type, String name) {
        @Nullable Class<? extends Enum<?>> words = type.words();
        return words == null
                ? name
                : wordsOf(words).stream()
                        .filter(word -> ((Enum<?>) word).name().equals(name))
                        .findFirst()
                        .orElse(name);
    }

    /** The operand with what its variables stand for. */
    static Operand resolved(Operand operand) {
        if (operand instanceof Operand.Variable variable) {
            return resolved(variable.source());
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return new Operand.Arithmetic(sum.sign(), resolved(sum.left()), resolved(sum.right()));
        }
        return operand;
    }
}
