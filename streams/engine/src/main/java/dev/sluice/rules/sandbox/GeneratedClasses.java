package dev.sluice.rules.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** All classes that were generated for one rule set, as bytes: none of them is loaded yet. */
public final class GeneratedClasses {

    private final SortedMap<String, byte[]> byName;

    /** @param byName the bytes of each class file by the internal name under which it would be loaded */
    public GeneratedClasses(Map<String, byte[]> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /**
     * Everything that generated classes must not do, one sentence each; empty if they may be loaded. The bytes are only
     * read. A class file that cannot be read is refused like any other.
     */
    public List<String> violations() {
        ClassReport report = report();
        Stream<String> notAllowed = report.uses().stream()
                .filter(use -> !AllowedUses.get().allow(use))
                .map(use -> "a " + use.role().noun() + " " + use.kind().verb() + " " + use.name());
        Optional<String> circle = CallCircles.in(report.generatedCalls()).map(method -> method + " calls itself");
        return Stream.of(report.violations().stream(), notAllowed, circle.stream())
                .flatMap(sentences -> sentences)
                .toList();
    }

    /** What the classes use, allowed or not. */
    ClassReport report() {
        ClassReport report = new ClassReport();
        byName.forEach((name, bytes) -> scan(name, bytes, report));
        return report;
    }

    private static void scan(String name, byte[] bytes, ClassReport report) {
        Optional<Role> role = Role.of(name);
        if (role.isEmpty()) {
            report.violation("there is a class " + name + ", which Drools does not generate for rules");
            return;
        }
        try {
            new ClassReader(bytes).accept(new ClassScan(name, role.get(), report), ClassReader.SKIP_DEBUG);
        } catch (RuntimeException e) {
            report.violation("the class " + name + " cannot be read: " + e);
        }
    }
}
