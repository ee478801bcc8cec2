package dev.sluice.rules.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a generated class is for, by the name that Drools gives it. Each role has a list of what it may use. */
enum Role {
    /** One condition, binding or consequence of a rule: what runs for every transaction. */
    CONDITION(
            "condition",
            "condition",
            Pattern.compile("dev/sluice/rules/canonical/P[0-9A-F]{2}"
                    + "/Lambda(Predicate|Extractor|Consequence)[0-9A-F]{32}")),
    /** What puts the rules together, once, while they are loaded. */
    FRAME(
            "frame of the rules",
            "frame",
            Pattern.compile("dev/sluice/rules/canonical/Rules[0-9A-F]{32}((RuleMethods|Rules)[0-9]+)?"
                    + "|dev/sluice/rules/canonical/DomainClassesMetadata[0-9A-F]{32}(\\$[A-Za-z0-9_]+_Metadata)?"
                    + "|org/drools/project/model/ProjectModel_dev_sluice_rules_[0-9]+"));

    private final String noun;
    private final String shown;
    private final Pattern names;

    Role(String noun, String shown, Pattern names) {
        this.noun = noun;
        this.shown = shown;
        this.names = names;
    }

    /** What a sentence calls a class of this role. */
    String noun() {
        return noun;
    }

    /** How the list of allowed uses calls classes of this role, whose real names change with every compilation. */
    String shown() {
        return shown;
    }

    /** The role of the class of that internal name, or empty if Drools generates no such class for rules. */
    static Optional<Role> of(String internalName) {
        for (Role role : values()) {
            if (role.names.matcher(internalName).matches()) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
