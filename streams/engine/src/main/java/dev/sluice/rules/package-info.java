/**
 * The analysts' rules: the files of the rules folder as one immutable value, and the rule set that they compile to.
 *
 * <p>A rule file is code and therefore an attack surface. Nothing that an author wrote reaches Drools: {@code language}
 * parses and checks each file against a closed grammar, and {@code engine} writes new rules from what was understood and
 * compiles those. {@code facts} is what rules may speak about, {@code cases} what analysts expect of them.
 */
package dev.sluice.rules;
