package dev.sluice.rules.language;

/**
 * Where something stands that an author wrote.
 *
 * @param file the file, below the rules folder
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(String file, int line, int column) {}
