/**
 * The rule language: reads one rule file, understands it or says what is wrong, and gives a checked rule.
 *
 * <p>A small closed grammar of our own reads all of it: what it cannot say need not be forbidden, and it goes on behind a
 * mistake, as Drools' parser does not. That parser has to agree with whatever has none.
 */
package dev.sluice.rules.language;
