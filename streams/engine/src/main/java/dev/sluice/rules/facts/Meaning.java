package dev.sluice.rules.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a computed member that rules may use, and says in the analysts' words what it means. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Meaning {
    /** Meaning, unit, and when there is no value. */
    String value();

    /** The smallest number that it can be. */
    double least() default Double.NEGATIVE_INFINITY;

    /** The largest number that it can be. */
    double most() default Double.POSITIVE_INFINITY;
}
