package dev.sluice.torture;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Stop;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * Which transactions keep the order in which they were published wherever they meet. Two payments of different accounts
 * at one terminal may overtake each other if they come there by different partitions, and then it is a matter of chance
 * which of them counts the other. Along the same partitions nothing is overtaken.
 */
public final class CommonWays {

    private final int partitions;
    private final Itinerary itinerary;
    private final Map<String, String> wayByEntity = new HashMap<>();

    /**
     * @param partitions partitions of the topic of transactions and of those between the stops
     * @param itinerary which stops are visited
     */
    public CommonWays(int partitions, Itinerary itinerary) {
        this.partitions = partitions;
        this.itinerary = itinerary;
    }

    /** Whether a transaction comes to each of its entities by the way of those that were admitted there before. */
    public boolean admits(TransactionRequested transaction) {
        Map<String, String> ways = new HashMap<>();
        StringBuilder way = new StringBuilder();
        for (Stop stop = Stop.ACCOUNT; stop != Stop.DECIDE; stop = itinerary.after(stop, transaction)) {
            ways.put(stop + " " + Itinerary.entityAt(stop, transaction), way.toString());
            append(way, stop, transaction);
        }
        boolean isCommon = ways.entrySet().stream()
                .allMatch(at ->
                        wayByEntity.getOrDefault(at.getKey(), at.getValue()).equals(at.getValue()));
        if (isCommon) {
            wayByEntity.putAll(ways);
        }
        return isCommon;
    }

    /** By which partitions a transaction comes to where it is decided. Along the same ones nothing is overtaken. */
    String wholeWay(TransactionRequested transaction) {
        StringBuilder way = new StringBuilder();
        for (Stop stop = Stop.ACCOUNT; stop != Stop.DECIDE; stop = itinerary.after(stop, transaction)) {
            append(way, stop, transaction);
        }
        return way.toString();
    }

    private void append(StringBuilder way, Stop stop, TransactionRequested transaction) {
        way.append(stop)
                .append(partitionOf(Itinerary.entityAt(stop, transaction)))
                .append(' ');
    }

    /** As Kafka's producers do it. */
    private int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
