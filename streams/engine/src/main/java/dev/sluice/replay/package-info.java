/** The decision path over files, without Kafka: the same stops as in the topology, with their state in memory. */
package dev.sluice.replay;
