/** The cases that lie beside each rule: what it must hit, what it must leave alone, and what it does without a signal. */
package dev.sluice.rules.cases;
