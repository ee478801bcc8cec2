package dev.sluice.torture;

import dev.sluice.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Carries out strikes, one after the other. */
final class Striker {

    private static final Duration SLOW = Duration.ofMillis(100);

    private final Site site;
    private final RuleChanges changes;
    private final RuleSetCheck ruleSets;
    private final Random random;

    /**
     * @param seed chooses what is corrupted
     * @param site who is struck
     * @param changes publishes rule sets
     * @param ruleSets is told of rule sets before they are published
     */
    Striker(long seed, Site site, RuleChanges changes, RuleSetCheck ruleSets) {
        this.random = new Random(seed);
        this.site = site;
        this.changes = changes;
        this.ruleSets = ruleSets;
    }

    /**
     * Strikes, and returns when what was killed or cut is back.
     *
     * @return what was done, for people
     */
    String strike(Strike strike) {
        SupervisedInstance instance = site.instance(strike.instance());
        switch (strike.fault()) {
            case KILL -> {
                instance.kill();
                startAgain(instance, strike);
            }
            case LOST_STATE -> {
                instance.kill();
                StateFiles.delete(instance.state());
                startAgain(instance, strike);
            }
            case CORRUPT_STATE -> {
                instance.kill();
                Path file = StateFiles.corrupt(instance.state(), random);
                startAgain(instance, strike);
                return strike + " (" + file + ")";
            }
            case BROKER -> {
                site.cluster().kill();
                stayAway(strike);
                site.cluster().startAgain();
            }
            case CUT -> {
                site.relay().hold();
                stayAway(strike);
                site.relay().dropAndRelease();
            }
            case SLOW -> {
                site.relay().delay(SLOW);
                stayAway(strike);
                site.relay().delay(Duration.ZERO);
            }
            case RULES -> publishRules();
            case POISON, CLOCK ->
                throw new IllegalStateException(strike.fault() + " is in the traffic, not at a moment");
        }
        return strike.toString();
    }

    private static void startAgain(SupervisedInstance instance, Strike strike) {
        stayAway(strike);
        instance.start();
    }

    private void publishRules() {
        String before = changes.currentHash();
        RuleFiles next = changes.next();
        ruleSets.published(next.contentHash());
        changes.publish(next, before);
    }

    private static void stayAway(Strike strike) {
        long until = System.nanoTime() + strike.away().toNanos();
        for (long left = strike.away().toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
