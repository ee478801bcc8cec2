/**
 * The rule language: reads one rule file, understands it or says what is wrong, and gives a checked rule.
 *
 * <p>All of it is read by a small closed grammar of our own: Drools' parser accepts all of Java, stops at the first mistake
 * and forgets where in the file a condition was, and what our grammar cannot say need not be forbidden.
 */
package dev.sluice.rules.language;
