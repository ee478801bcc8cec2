package dev.sluice.rules.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was read in one or more generated classes. */
final class ClassReport {

    private final Set<Use> uses = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Set<String>> generatedCalls = new TreeMap<>();

    /** Notes a use, which is still to be judged. */
    void use(Role role, Use.Kind kind, String name) {
        uses.add(new Use(role, kind, name));
    }

    /** Notes something that no generated class does, whatever it uses. */
    void violation(String sentence) {
        violations.add(sentence);
    }

    /** Notes that one generated method calls another, both given as {@code class.method descriptor}. */
    void generatedCall(String caller, String callee) {
        generatedCalls.computeIfAbsent(caller, key -> new LinkedHashSet<>()).add(callee);
    }

    Set<Use> uses() {
        return Collections.unmodifiableSet(uses);
    }

    List<String> violations() {
        return Collections.unmodifiableList(violations);
    }

    Map<String, Set<String>> generatedCalls() {
        return Collections.unmodifiableMap(generatedCalls);
    }
}
