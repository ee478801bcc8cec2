package dev.sluice.torture;

import dev.sluice.contract.TransactionRequested;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Records that must not enter, made of good transactions: bytes that nobody can read, fields that no payment has, wrong clocks. */
final class Poison {

    private static final double SHARE = 0.01;

    private static final List<Function<byte[], byte[]>> UNREADABLE = List.of(
            good -> new byte[0],
            good -> new byte[] {1, 2, 3},
            good -> Arrays.copyOf(good, good.length / 2),
            good -> withSchemaId(good, Integer.MAX_VALUE));

    private static final List<Consumer<TransactionRequested>> UNACCEPTABLE = List.of(
            event -> event.setAmount(new BigDecimal("-1.0000")),
            event -> event.setCurrency("eur"),
            event -> event.setMerchantId("4111111111111111"),
            event -> event.setTransactionId(" "));

    private static final List<Consumer<TransactionRequested>> WRONG_CLOCKS = List.of(
            event -> event.setEventTime(Instant.now().plus(Duration.ofDays(2))),
            event ->
                    event.setEventTime(Instant.ofEpochMilli(event.getEventTime().getEpochSecond())),
            event ->
                    event.setEventTime(Instant.ofEpochMilli(event.getEventTime().toEpochMilli() * 1_000)),
            event -> event.setEventTime(Instant.EPOCH));

    private final Random random;
    private final Set<Fault> faults;
    private final Function<TransactionRequested, byte[]> writer;
    private int made;

    /**
     * @param seed chooses what comes after which transaction
     * @param faults which kinds to make
     * @param writer how a transaction is written for its topic
     */
    Poison(long seed, Set<Fault> faults, Function<TransactionRequested, byte[]> writer) {
        this.random = new Random(seed);
        this.faults = faults;
        this.writer = writer;
    }

    /** What comes after a good transaction, if anything: the value of a record with the transaction's key. */
    Optional<byte[]> after(TransactionRequested good) {
        if (faults.contains(Fault.POISON) && random.nextDouble() < SHARE) {
            return Optional.of(
                    random.nextBoolean()
                            ? pick(UNREADABLE).apply(writer.apply(good))
                            : spoilt(good, pick(UNACCEPTABLE)));
        }
        if (faults.contains(Fault.CLOCK) && random.nextDouble() < SHARE) {
            return Optional.of(spoilt(good, pick(WRONG_CLOCKS)));
        }
        return Optional.empty();
    }

    private byte[] spoilt(TransactionRequested good, Consumer<TransactionRequested> fault) {
        TransactionRequested event = TransactionRequested.newBuilder(good)
                .setTransactionId("poison-" + ++made)
                .build();
        fault.accept(event);
        return writer.apply(event);
    }

    private <T> T pick(List<T> kinds) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    /** In Confluent's wire format the id follows a first byte. */
    private static byte[] withSchemaId(byte[] good, int id) {
        byte[] bytes = good.clone();
        ByteBuffer.wrap(bytes).putInt(1, id);
        return bytes;
    }
}
