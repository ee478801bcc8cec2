package dev.sluice.rules.sandbox;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.ValueType;
import dev.sluice.rules.facts.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that generated classes may use. What Drools needs stands in a list, which a test holds to be neither more nor
 * less than what it generates for the whole language; what rules ask of the facts follows from the vocabulary.
 */
final class AllowedUses {

    /** The resource that holds the list, one use per line. */
    static final String LIST = "allowed-uses.txt";

    private static final AllowedUses INSTANCE = new AllowedUses(ofList(), ofVocabulary());

    private final Set<String> list;
    private final Set<String> vocabulary;

    private AllowedUses(Set<String> list, Set<String> vocabulary) {
        this.list = list;
        this.vocabulary = vocabulary;
    }

    static AllowedUses get() {
        return INSTANCE;
    }

    boolean allow(Use use) {
        return list.contains(use.toString()) || followsFromVocabulary(use);
    }

    /** Whether a use needs no line in the list. */
    boolean followsFromVocabulary(Use use) {
        return vocabulary.contains(use.toString());
    }

    private static Set<String> ofList() {
        try (InputStream stream = AllowedUses.class.getResourceAsStream(LIST);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(stream, LIST + " is not on the class path"), StandardCharsets.UTF_8))) {
            return reader.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
    }

    private static Set<String> ofVocabulary() {
        Set<String> uses = new HashSet<>();
        addType(uses, Facts.class);
        add(uses, Role.CONDITION, Use.Kind.CALLS, nameOf(Facts.class) + ".getEntryModeName");
        for (FactType fact : FactType.values()) {
            addType(uses, fact.factClass());
            add(uses, Role.CONDITION, Use.Kind.CALLS, nameOf(Facts.class) + "." + fact.property());
            Vocabulary.get().fields(fact).forEach(field -> addField(uses, field));
        }
        return Set.copyOf(uses);
    }

    private static void addField(Set<String> uses, FactField field) {
        Class<?> owner = field.fact().factClass();
        for (String property : field.path().split("\\.", -1)) {
            Method getter = getter(owner, property);
            add(uses, Role.CONDITION, Use.Kind.CALLS, nameOf(owner) + "." + getter.getName());
            owner = getter.getReturnType();
        }
        addWords(uses, field.type());
    }

    /** The Java type that a field's value has in what Drools generates. */
    static Class<?> typeOf(FactField field) {
        Class<?> type = field.fact().factClass();
        for (String property : field.path().split("\\.", -1)) {
            type = getter(type, property).getReturnType();
        }
        return type;
    }

    private static void addWords(Set<String> uses, ValueType type) {
        Class<?> words = type.words();
        if (words != null) {
            addType(uses, words);
            type.wordList().forEach(word -> add(uses, Role.CONDITION, Use.Kind.READS, nameOf(words) + "." + word));
        }
    }

    private static Method getter(Class<?> owner, String property) {
        String name = "get" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(owner.getName() + " has no " + name));
    }

    private static String nameOf(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static void addType(Set<String> uses, Class<?> type) {
        for (Role role : Role.values()) {
            add(uses, role, Use.Kind.TYPE, nameOf(type));
        }
    }

    private static void add(Set<String> uses, Role role, Use.Kind kind, String name) {
        uses.add(new Use(role, kind, name).toString());
    }
}
