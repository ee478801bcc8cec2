/**
 * What is wrong in a file that a person wrote: where, what, and what was probably meant. Shared by everything that
 * reads the analysts' files, so that all of them complain in the same way.
 */
package dev.sluice.finding;
