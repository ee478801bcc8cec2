/**
 * The records on Sluice's topics, generated from {@code src/main/avro}, with the names of the topics that carry
 * them. Anything that a record's schema marks as nullable may be null here.
 */
package dev.sluice.contract;
