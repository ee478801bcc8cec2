package dev.sluice.replay;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.internal.OpenChallenge;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.challenge.ChallengeKey;
import dev.sluice.decision.challenge.ChallengeRecords;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Challenges in memory. */
final class InMemoryChallenges implements ChallengeRecords {

    private final Map<String, OpenChallenge> open = new HashMap<>();
    private final RecentEntries<ChallengeSettled> settled = new RecentEntries<>(Horizons.DEFAULT.decisionsKept());

    @Override
    public @Nullable OpenChallenge open(String key) {
        return open.get(key);
    }

    @Override
    public void eachOpen(Consumer<OpenChallenge> reader) {
        open.values().forEach(reader);
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
        settled.put(key, end, end.getEventTime());
        open.remove(key);
    }

    @Override
    public void drop(String key) {
        open.remove(key);
    }
}
