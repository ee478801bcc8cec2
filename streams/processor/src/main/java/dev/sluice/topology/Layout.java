package dev.sluice.topology;

/** Where the entities of a payment have their state. */
public enum Layout {
    /** Each entity where the hash of its key puts it: a payment travels from one to the next through a topic. */
    BY_ENTITY,
    /**
     * All entities of a payment in the partition that it came by: no payment travels. Right where those who publish keep
     * what belongs together in one partition, a tenant, an issuer or a region; an entity that comes by two partitions has
     * two histories that do not know of each other.
     */
    CO_LOCATED
}
