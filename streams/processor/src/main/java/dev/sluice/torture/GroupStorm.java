package dev.sluice.torture;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** Puts all members out of a group again and again: each comes back as a new one, and the work is divided anew. */
final class GroupStorm implements AutoCloseable {

    private static final Duration BETWEEN_GUSTS = Duration.ofSeconds(1);

    private final Admin admin;
    private final String group;
    private final Duration patience;

    /**
     * @param bootstrapServers the broker
     * @param group the group; one that divides its work itself
     * @param patience how long to wait for an answer, and beyond the time of the storm for the first who is put out
     */
    GroupStorm(String bootstrapServers, String group, Duration patience) {
        this.patience = patience;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
    }

    /**
     * Goes on for so long, and until they have been put out at least once.
     *
     * @throws IllegalStateException if the broker does not do it even once
     */
    void rage(Duration time) {
        long startNanos = System.nanoTime();
        int gusts = 0;
        while (gusts == 0 || System.nanoTime() - startNanos < time.toNanos()) {
            if (putOut()) {
                gusts++;
            } else if (System.nanoTime() - startNanos > time.plus(patience).toNanos()) {
                throw new IllegalStateException("the broker puts nobody out of the group " + group);
            }
            LockSupport.parkNanos(BETWEEN_GUSTS.toNanos());
        }
    }

    /** False if a member had gone by itself before it was put out, or nobody was there. */
    private boolean putOut() {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get(patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notNow) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the group is in a storm", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
