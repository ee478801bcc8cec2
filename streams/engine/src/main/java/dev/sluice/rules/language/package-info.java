/**
 * The rule language: reads one rule file, understands it or says what is wrong, and gives a checked rule.
 *
 * <p>Drools' own parser reads the frame of the file (rule, annotations, patterns, consequence). The constraints inside a
 * pattern are read by a small closed grammar of our own: Drools' constraint parser accepts all of Java and forgets where
 * in the file it was, and what our grammar cannot say need not be forbidden.
 */
package dev.sluice.rules.language;
