package dev.sluice.simulator.attack;

import dev.sluice.contract.NetworkType;
import dev.sluice.contract.ScreenLock;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.WayToPay;
import dev.sluice.simulator.world.World;
import java.time.Instant;

/** Attacks with a device that was stolen from its owner. */
final class TheftAttacks {

    private TheftAttacks() {}

    static void phoneWithoutLock(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        for (Instant time : stage.moments(dice.between(2, 3))) {
            stage.pay(stage.till()
                    .online(
                            victim,
                            victim.phone(),
                            victim.whereabouts().center().away(dice, 0, 5),
                            world.webshopFor(victim, dice),
                            time,
                            dice.between(180.0, 700.0))
                    .withTelemetry(telemetry -> {
                        telemetry.setScreenLock(ScreenLock.NONE);
                        telemetry.setNetworkType(NetworkType.WIFI_PUBLIC);
                    }));
        }
    }

    static void watch(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        while (victim.watch() == null) {
            victim = world.takeVictim(dice);
        }
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .atTerminal(
                            victim,
                            world.builtTerminalIn(victim.whereabouts(), dice),
                            WayToPay.NFC_WEARABLE,
                            time,
                            dice.between(20.0, 200.0))
                    .withTelemetry(telemetry -> {
                        telemetry.setWornOnBody(false);
                        telemetry.setCompanionConnected(false);
                    }));
        }
    }
}
