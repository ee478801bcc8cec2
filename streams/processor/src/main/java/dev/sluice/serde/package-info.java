/**
 * Records on the wire: Avro in Confluent's format, schemas kept by a registry that speaks Confluent's protocol. What is
 * wrong with a record and what is wrong with the registry are different exceptions, because the first belongs to the
 * dead-letter topic and the second must not cost a single good record.
 */
@NullMarked
package dev.sluice.serde;

import org.jspecify.annotations.NullMarked;
