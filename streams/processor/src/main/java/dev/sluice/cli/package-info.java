/** The {@code sluice} command: what each subcommand takes, prints and returns. The work itself is done elsewhere. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
