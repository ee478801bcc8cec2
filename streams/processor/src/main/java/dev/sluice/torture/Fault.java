package dev.sluice.torture;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done to a running Sluice. */
public enum Fault {
    /** An instance is killed by SIGKILL, and started again a while later. */
    KILL(true),
    /** A broker is killed by SIGKILL, the registry with it if it is beside it, and started again a while later on what is on disk. */
    BROKER(true),
    /** An instance stands still by SIGSTOP, and goes on a while later as if no time had passed. */
    PAUSE(true),
    /** The instances are asked to end one after the other, each is started again, and another rule set is published meanwhile. */
    UPGRADE(true),
    /** All instances are put out of their group again and again for a while, so that they divide the work anew each time. */
    STORM(true),
    /** An instance is killed, and its state directory is gone when it starts again. */
    LOST_STATE(true),
    /** An instance is killed, and a file of its state holds other bytes when it starts again. */
    CORRUPT_STATE(true),
    /** An instance is killed, and finds its state on a disk without room when it starts again, until room is made a while later. */
    FULL_DISK(true),
    /** A broker's disk has no room until the broker has ended of it and a while has passed. */
    FULL_BROKER_DISK(true),
    /** The network between instances and broker loses everything for a while, and the connections with it. */
    CUT(true),
    /** The network between instances and broker takes a tenth of a second for every piece, for a while. */
    SLOW(true),
    /** Another rule set is published while payments are on their way. */
    RULES(true),
    /** One record in a hundred is none that may enter. */
    POISON(false),
    /** One payment in a hundred is from a clock that runs ahead or was never set. */
    CLOCK(false);

    private final boolean struck;

    Fault(boolean struck) {
        this.struck = struck;
    }

    /** Those that this machine and this user can be put to. */
    public static Set<Fault> possible() {
        return EnumSet.copyOf(Stream.of(values())
                .filter(fault -> !fault.needsSmallDisk() || SmallDisk.isPossible())
                .toList());
    }

    /** Whether a file system of its own has to be mounted for it. */
    public boolean needsSmallDisk() {
        return this == FULL_DISK || this == FULL_BROKER_DISK;
    }

    /** Whether it happens to a broker, and not to an instance. */
    boolean strikesBroker() {
        return this == BROKER || this == FULL_BROKER_DISK;
    }

    /** Whether it happens at moments that a plan chooses; otherwise it is in the traffic all the time. */
    boolean isStruck() {
        return struck;
    }
}
