/**
 * What each entity did recently, and the features that rules use of it: exact sliding windows in event time, computed
 * from kept histories. Knows neither Kafka nor Drools.
 */
package dev.sluice.velocity;
