package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.HistoryBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the payments of one account read and write, recorded once, so that a store can be asked for it again and again
 * without anything being computed: for that account, and for any number of others like it.
 */
final class RecordedPayments {

    private final Map<Bytes, byte[]> before;
    private final List<List<Access>> payments;

    /** What is done to a store. */
    private sealed interface Access {
        record Get(Bytes key) implements Access {}

        @SuppressWarnings("ArrayRecordComponent") // only ever put; records are compared by nobody
        record Put(Bytes key, byte @Nullable [] value) implements Access {}
    }

    private RecordedPayments(Map<Bytes, byte[]> before, List<List<Access>> payments) {
        this.before = before;
        this.payments = payments;
    }

    /**
     * Records payments of an account, each of which finds nothing in memory.
     *
     * @param events how many events thirty days of it hold
     * @param count how many payments to record
     */
    static RecordedPayments ofAccount(int events, int count, long seed) {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.ACCOUNT);
        String accountId = "account";
        PaymentStream stream = new PaymentStream(Counterparties.ofAccount(accountId), events, seed);
        Recorder recorder = new Recorder();
        EntityHistories.in(recorder, catalog, Entity.ACCOUNT).fill(accountId, stream);
        Map<Bytes, byte[]> before = new HashMap<>(recorder.pages);
        List<List<Access>> payments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            recorder.accesses = new ArrayList<>();
            EntityHistories.in(recorder, catalog, Entity.ACCOUNT).arrive(accountId, stream.next());
            payments.add(recorder.accesses);
        }
        return new RecordedPayments(before, payments);
    }

    /** How many payments there are. */
    int count() {
        return payments.size();
    }

    /** Puts everything that was there before the payments, as that of an account of this number. */
    void fill(KeyValueStore<Bytes, byte[]> store, int account) {
        before.forEach((key, value) -> store.put(keyOf(account, key), value));
    }

    /** Reads and writes what a payment did, as that of an account of this number; how many bytes were read. */
    long repeat(KeyValueStore<Bytes, byte[]> store, int account, int payment) {
        long read = 0;
        for (Access access : payments.get(payment)) {
            if (access instanceof Access.Put put) {
                store.put(keyOf(account, put.key()), put.value());
            } else {
                byte[] value = store.get(keyOf(account, ((Access.Get) access).key()));
                read += value == null ? 0 : value.length;
            }
        }
        return read;
    }

    private static Bytes keyOf(int account, Bytes key) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + key.get().length)
                .putInt(account)
                .put(key.get())
                .array());
    }

    /** Pages in memory, and what is done to them. */
    private static final class Recorder implements HistoryBytes {
        private final Map<Bytes, byte[]> pages = new HashMap<>();
        private List<Access> accesses = new ArrayList<>();

        @Override
        public byte @Nullable [] get(byte[] key) {
            accesses.add(new Access.Get(Bytes.wrap(key)));
            return pages.get(Bytes.wrap(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            accesses.add(new Access.Put(Bytes.wrap(key), value));
            pages.put(Bytes.wrap(key), value);
        }

        @Override
        public void delete(byte[] key) {
            accesses.add(new Access.Put(Bytes.wrap(key), null));
            pages.remove(Bytes.wrap(key));
        }
    }
}
