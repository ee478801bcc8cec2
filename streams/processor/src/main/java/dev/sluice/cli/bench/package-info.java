/** What a benchmark measured, as text and as a picture. */
package dev.sluice.cli.bench;
