/** The analysts' lists: values by name, each perhaps only until a moment. */
package dev.sluice.rules.lists;
