/** Shows why a transaction was decided as it was, to people and machines. */
@NullMarked
package dev.sluice.cli.explain;

import org.jspecify.annotations.NullMarked;
