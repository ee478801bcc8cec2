package dev.sluice.torture;

import dev.sluice.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Carries out strikes, one after the other. */
final class Striker {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
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
     * Strikes, and returns when all instances are in their group again: one that is killed while another one is still
     * starting would show how long a start takes, and not how soon one takes over from another.
     *
     * @return what was done, for people
     * @throws IllegalStateException if they do not come back
     */
    String strike(Strike strike) {
        String done = carryOut(strike);
        site.requireAllInGroup(PATIENCE);
        return done;
    }

    private String carryOut(Strike strike) {
        switch (strike.fault()) {
            case KILL, PAUSE, LOST_STATE, CORRUPT_STATE -> {
                return strikeOne(site.instance(strike.target()), strike);
            }
            case UPGRADE -> upgrade();
            case STORM -> {
                try (GroupStorm storm = site.storm()) {
                    storm.rage(strike.away());
                }
            }
            case BROKER -> {
                BrokerProcess broker = site.cluster().broker(strike.target());
                broker.kill();
                stayAway(strike);
                broker.startAgain();
            }
            case CUT -> {
                site.network().hold();
                stayAway(strike);
                site.network().dropAndRelease();
            }
            case SLOW -> {
                site.network().delay(SLOW);
                stayAway(strike);
                site.network().delay(Duration.ZERO);
            }
            case RULES -> publishRules();
            case POISON, CLOCK ->
                throw new IllegalStateException(strike.fault() + " is in the traffic, not at a moment");
        }
        return strike.toString();
    }

    private String strikeOne(SupervisedInstance instance, Strike strike) {
        switch (strike.fault()) {
            case PAUSE -> {
                instance.pause();
                stayAway(strike);
                instance.goOn();
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
            default -> {
                instance.kill();
                startAgain(instance, strike);
            }
        }
        return strike.toString();
    }

    private static void startAgain(SupervisedInstance instance, Strike strike) {
        stayAway(strike);
        instance.start();
    }

    /** As an operator does it: the next instance when the one before is at work again. */
    private void upgrade() {
        for (int index = 0; index < site.instances(); index++) {
            SupervisedInstance instance = site.instance(index);
            instance.stop();
            instance.start();
            if (index == 0) {
                publishRules();
            }
            site.requireAllInGroup(PATIENCE);
        }
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
