/** A real Kafka broker and a schema registry inside this process, for the one-command start and the tests. */
@NullMarked
package dev.sluice.local;

import org.jspecify.annotations.NullMarked;
