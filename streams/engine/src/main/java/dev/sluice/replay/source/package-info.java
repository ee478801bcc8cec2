/** Where events come from when no broker brings them: CSV and JSON Lines, checked, with their labels at their place. */
package dev.sluice.replay.source;
