package dev.sluice.simulator.attack;

/** How one kind of attack goes. */
@FunctionalInterface
public interface AttackScript {

    /** Plays one attack of this kind on a stage. */
    void play(AttackStage stage);
}
