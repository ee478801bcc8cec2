package dev.sluice.topology;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.internal.OpenChallenge;
import dev.sluice.decision.challenge.ChallengeKey;
import dev.sluice.decision.challenge.ChallengeRecords;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Challenges in stores of Kafka Streams. */
final class StoredChallenges implements ChallengeRecords {

    private final KeyValueStore<String, OpenChallenge> open;
    private final KeyValueStore<String, ChallengeSettled> settled;

    StoredChallenges(KeyValueStore<String, OpenChallenge> open, KeyValueStore<String, ChallengeSettled> settled) {
        this.open = open;
        this.settled = settled;
    }

    @Override
    public @Nullable OpenChallenge open(String key) {
        return open.get(key);
    }

    @Override
    public void eachOpen(Consumer<OpenChallenge> reader) {
        try (KeyValueIterator<String, OpenChallenge> entries = open.all()) {
            entries.forEachRemaining(entry -> reader.accept(entry.value));
        }
    }

    @Override
    public void keep(OpenChallenge challenge) {
        open.put(ChallengeKey.of(challenge), challenge);
    }

    @Override
    public @Nullable ChallengeSettled settled(String key) {
        return settled.get(key);
    }

    @Override
    public void settle(ChallengeSettled end) {
        String key = ChallengeKey.of(end);
        settled.put(key, end);
        open.delete(key);
    }

    @Override
    public void drop(String key) {
        open.delete(key);
    }
}
