/** Simulated worlds as folders of files, and how well a replay of one told attacks from genuine payments. */
@NullMarked
package dev.sluice.cli.simulation;

import org.jspecify.annotations.NullMarked;
