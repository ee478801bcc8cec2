/** What the commands around a replay show, and how a replay is held against a running system. */
@NullMarked
package dev.sluice.cli.replay;

import org.jspecify.annotations.NullMarked;
