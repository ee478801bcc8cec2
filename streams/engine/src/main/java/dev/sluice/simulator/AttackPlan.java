package dev.sluice.simulator;

import dev.sluice.simulator.attack.AttackScripts;
import dev.sluice.simulator.attack.AttackStage;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Ids;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts attacks so often that their share of all transactions comes out as asked. Every kind has its turn, in random
 * order, before any comes again.
 */
final class AttackPlan implements EventSource {

    private static final double FIRST_AFTER_TRANSACTIONS = 4;

    private final World world;
    private final Dice dice;
    private final SimulationConfig config;
    private final List<AttackKind> kinds = new ArrayList<>(List.of(AttackKind.values()));
    private int started;
    private Instant nextAt;

    AttackPlan(World world, Dice dice, SimulationConfig config) {
        this.world = world;
        this.dice = dice;
        this.config = config;
        this.nextAt = config.attackShare() == 0 ? Instant.MAX : config.start().plus(pause(FIRST_AFTER_TRANSACTIONS));
    }

    @Override
    public Instant nextAt() {
        return nextAt;
    }

    @Override
    public List<SimulatedEvent> step() {
        int turn = started % kinds.size();
        if (turn == 0) {
            dice.shuffle(kinds);
        }
        started++;
        AttackKind kind = kinds.get(turn);
        String attackId = world.ids().next(Ids.Sort.ATTACK);
        AttackStage stage = new AttackStage(kind, attackId, dice.named(attackId), world, nextAt, config.attackSpan());
        AttackScripts.of(kind).play(stage);
        nextAt = nextAt.plus(pause(stage.fraudulentTransactions()));
        return stage.events(config.labelDelay());
    }

    /** Returns the time in which an attack of so many transactions keeps to its share. */
    private Duration pause(double transactions) {
        double seconds = transactions / (config.transactionsPerSecond() * config.attackShare());
        return Duration.ofNanos((long) (seconds * dice.between(0.6, 1.4) * 1e9));
    }
}
