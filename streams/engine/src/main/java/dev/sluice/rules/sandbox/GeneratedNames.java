package dev.sluice.rules.sandbox;

import java.util.regex.Pattern;

/** Names of generated classes and members, without the hashes and numbers that change with every compilation. */
final class GeneratedNames {

    private static final Pattern RULE_METHOD = Pattern.compile("rule_R[0-9]+");
    private static final Pattern METADATA = Pattern.compile("[A-Za-z0-9_]+_Metadata_INSTANCE");

    private GeneratedNames() {}

    /** The class as the list calls it. */
    static String ofClass(String internalName) {
        return Role.of(internalName).map(role -> "<" + role.shown() + ">").orElse(internalName);
    }

    /** A member's own name as the list calls it. */
    static String ofMember(String member) {
        if (RULE_METHOD.matcher(member).matches()) {
            return "rule_*";
        }
        return METADATA.matcher(member).matches() ? "*_Metadata_INSTANCE" : member;
    }
}
