package dev.sluice.rules.sandbox;

import java.util.Comparator;

/**
 * Something that a generated class declares or uses.
 *
 * @param role what the class is for
 * @param kind in which way
 * @param name the class or member, with {@code /} in class names; generated ones are named by their role
 */
record Use(Role role, Kind kind, String name) implements Comparable<Use> {

    private static final Comparator<Use> ORDER =
            Comparator.comparing(Use::role).thenComparing(Use::kind).thenComparing(Use::name);

    /** In which way something is used. */
    enum Kind {
        /** Extends or implements it. */
        EXTENDS("extends"),
        /** Declares a field of that name. */
        DECLARES_FIELD("declares the field"),
        /** Declares a method of that name. */
        DECLARES_METHOD("declares the method"),
        /** Creates, casts to or names the class. */
        TYPE("names the class"),
        /** Reads a field. */
        READS("reads"),
        /** Writes a field. */
        WRITES("writes"),
        /** Calls a method or constructor. */
        CALLS("calls"),
        /** Has a call linked at run time by that method. */
        LINKS("is linked by");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }

        /** How a sentence says it. */
        String verb() {
            return verb;
        }
    }

    @Override
    public int compareTo(Use other) {
        return ORDER.compare(this, other);
    }

    /** As a line of the list of allowed uses. */
    @Override
    public String toString() {
        return role + " " + kind + " " + name;
    }
}
