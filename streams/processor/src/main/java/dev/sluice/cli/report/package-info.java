/** What labels say of rules, terminals, merchants and devices, for people and machines. */
@NullMarked
package dev.sluice.cli.report;

import org.jspecify.annotations.NullMarked;
