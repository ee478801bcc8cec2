package dev.sluice.simulator.event;

import dev.sluice.contract.EventStream;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record, when it arrives, and the truth about it.
 *
 * @param arrivesAt when the record reaches Sluice; the record's own event time may lie before it (late telemetry, labels)
 * @param stream the stream that it belongs to
 * @param key the key under which it is published
 * @param value the contract record
 * @param truth what really happened; for scoring only
 */
public record SimulatedEvent(
        Instant arrivesAt, EventStream stream, String key, SpecificRecord value, GroundTruth truth) {}
