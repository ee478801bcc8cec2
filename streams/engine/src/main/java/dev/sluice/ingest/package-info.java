/**
 * What an event must fulfil before Sluice works with it, and how card numbers are kept out. The schemas of the contracts
 * say what each field must look like; this package holds events to it and names every breach by field, reason and remedy.
 */
package dev.sluice.ingest;
