package dev.sluice.rules.tables;

import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Place;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param id the id of its rule
 * @param place where it begins
 * @param rule the rule; empty if anything is wrong with it or with the head of the table
 */
public record TableRow(String id, Place place, Optional<CheckedRule> rule) {}
