package dev.sluice.simulator.attack;

import dev.sluice.contract.BluetoothPairing;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.Proximity;
import dev.sluice.contract.RelayResistance;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.WayToPay;
import dev.sluice.simulator.world.World;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Attacks that pass the signals between a phone at one place and a terminal at another. */
final class RelayAttacks {

    private RelayAttacks() {}

    static void nfc(AttackStage stage) {
        Dice dice = stage.dice();
        relay(
                stage,
                WayToPay.NFC_PHONE,
                () -> Proximity.newBuilder()
                        .setContactlessRoundTripMillis(dice.between(60.0, 240.0))
                        .setRelayResistance(RelayResistance.EXCEEDED)
                        .build(),
                telemetry -> telemetry.setDefaultPaymentAppTrusted(false));
    }

    static void bluetooth(AttackStage stage) {
        Dice dice = stage.dice();
        relay(
                stage,
                WayToPay.BLUETOOTH_PHONE,
                () -> Proximity.newBuilder()
                        .setBluetoothRoundTripMillis(dice.between(250.0, 900.0))
                        .setBluetoothRssiDbm(dice.between(-98, -86))
                        .setBluetoothBonded(false)
                        .setBluetoothPairing(BluetoothPairing.JUST_WORKS)
                        .setDistanceMeters(dice.between(20.0, 90.0))
                        .build(),
                telemetry -> telemetry.setBluetoothDiscoverable(true));
    }

    private static void relay(
            AttackStage stage, WayToPay way, Supplier<Proximity> measured, Consumer<DeviceTelemetryReported> reported) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        Terminal terminal = world.builtTerminalIn(victim.whereabouts(), dice);
        for (Instant time : stage.moments(dice.between(2, 3))) {
            stage.pay(stage.till()
                    .atTerminal(victim, terminal, way, time, dice.between(80.0, 350.0))
                    .with(transaction -> transaction.setProximity(measured.get()))
                    .withTelemetry(telemetry -> {
                        telemetry.setLocation(victim.base(dice).point(15));
                        reported.accept(telemetry);
                    }));
        }
    }
}
