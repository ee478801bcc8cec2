package dev.sluice.torture;

import dev.sluice.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Carries out strikes, one after the other. */
final class Striker {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration FAILURE_PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_FILLS = Duration.ofMillis(20);
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
            case KILL, PAUSE, LOST_STATE, CORRUPT_STATE, FULL_DISK -> {
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
            case FULL_BROKER_DISK -> {
                return strike + leaveNoRoom(site.cluster().broker(strike.target()), strike);
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
            case FULL_DISK -> {
                return strike + " (it ended " + startWithoutRoom(instance, strike) + " times by itself)";
            }
            default -> {
                instance.kill();
                startAgain(instance, strike);
            }
        }
        return strike.toString();
    }

    /**
     * An instance that writes little would not notice that its disk is full until its memory is. One that starts does: it opens
     * its stores. What it removes meanwhile is no room for it.
     *
     * @return how often it ended by itself before there was room again
     */
    private int startWithoutRoom(SupervisedInstance instance, Strike strike) {
        int before = instance.endedByItself();
        instance.kill();
        SmallDisk disk = instance.disk();
        disk.fill();
        instance.start();
        keepFull(disk, FAILURE_PATIENCE, () -> instance.endedByItself() > before);
        keepFull(disk, strike.away(), () -> false);
        disk.makeRoom();
        return instance.endedByItself() - before;
    }

    /**
     * A broker writes all the time, and ends when it cannot.
     *
     * @return how it ended, for people
     */
    private String leaveNoRoom(BrokerProcess broker, Strike strike) {
        SmallDisk disk = broker.disk();
        keepFull(disk, FAILURE_PATIENCE, () -> !broker.isRunning());
        boolean endedByItself = !broker.isRunning();
        keepFull(disk, strike.away(), () -> false);
        broker.kill();
        disk.makeRoom();
        broker.startAgain();
        return endedByItself ? " (it ended by itself)" : " (it did not end, and was killed)";
    }

    private void keepFull(SmallDisk disk, Duration atMost, BooleanSupplier enough) {
        long until = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() - until < 0 && !enough.getAsBoolean()) {
            disk.fill();
            site.supervise();
            LockSupport.parkNanos(BETWEEN_FILLS.toNanos());
        }
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
