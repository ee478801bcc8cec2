/** What labels say of rules and of those who were paid by and with, once they have come in. */
package dev.sluice.replay.report;
