package dev.sluice.rules.engine;

import dev.sluice.rules.language.CheckedRule;
import java.util.List;
import java.util.Map;

/** What Drools generates, as bytes, for tests of those who read them. */
public final class GeneratedByDrools {

    private GeneratedByDrools() {}

    /** From checked rules, as they are compiled for running. */
    public static Map<String, byte[]> from(List<CheckedRule> rules, List<String> listNames) {
        return DroolsModule.generate(CanonicalDrl.of(rules, listNames));
    }
}
