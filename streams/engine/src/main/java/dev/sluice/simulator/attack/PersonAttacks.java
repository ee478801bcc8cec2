package dev.sluice.simulator.attack;

import dev.sluice.contract.AppsDetected;
import dev.sluice.contract.DeviceClass;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MalwareVerdict;
import dev.sluice.contract.ScreenLock;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Device;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Place;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Attacks on the person and the person's device. */
final class PersonAttacks {

    private PersonAttacks() {}

    static void simSwapTakeover(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        Place den = victim.home().away(dice, 20, 300);
        Instant simChangedAt = stage.start().minus(dice.between(Duration.ofMinutes(30), Duration.ofHours(5)));
        Instant takenOverAt = stage.start().minus(dice.between(Duration.ofMinutes(3), Duration.ofMinutes(20)));
        Device phone = Device.ofFraudster(dice, world.ids(), DeviceClass.PHONE, takenOverAt)
                .withSimChangedAt(simChangedAt);
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .online(victim, phone, den, world.webshopFor(victim, dice), time, dice.between(250.0, 900.0))
                    .with(transaction -> {
                        transaction.setCredentialsChangedAt(takenOverAt);
                        transaction.setPhoneNumberChangedAt(simChangedAt);
                        transaction.setLimitRaisedAt(takenOverAt.plus(Duration.ofMinutes(1)));
                        transaction.setDeviceBoundAt(takenOverAt.plus(Duration.ofMinutes(1)));
                        transaction.setInstrumentAddedAt(takenOverAt.plus(Duration.ofMinutes(2)));
                    }));
        }
    }

    static void remoteAccess(AttackStage stage) {
        payOnVictimsPhone(stage, telemetry -> {
            telemetry.setRemoteAccessActive(true);
            telemetry.setScreenShared(true);
            telemetry.setCallActive(true);
            telemetry.setAppsDetected(List.of(AppsDetected.CONTROLLING, AppsDetected.CAPTURING));
        });
    }

    static void overlayApp(AttackStage stage) {
        payOnVictimsPhone(stage, telemetry -> {
            telemetry.setOverlayActive(true);
            telemetry.setAccessibilityServiceActive(true);
            telemetry.setSideloadingEnabled(true);
            telemetry.setAppsDetected(List.of(AppsDetected.OVERLAYS, AppsDetected.CAPTURING));
        });
    }

    static void phoneMalware(AttackStage stage) {
        boolean alteredApp = stage.dice().chance(0.5);
        payOnVictimsPhone(stage, telemetry -> {
            telemetry.setMalwareVerdict(alteredApp ? MalwareVerdict.CLEAN : MalwareVerdict.MALICIOUS);
            telemetry.setAppSignatureStatus(alteredApp ? SignatureStatus.INVALID : SignatureStatus.VALID);
        });
    }

    static void telemetryKeptBack(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        Device phone = Device.ofFraudster(
                dice, world.ids(), DeviceClass.PHONE, stage.start().minus(Duration.ofDays(dice.between(8, 30))));
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .online(
                            victim,
                            phone,
                            victim.home(),
                            world.webshopFor(victim, dice),
                            time,
                            dice.between(400.0, 900.0))
                    .withoutTelemetry());
        }
    }

    static void phishingLink(AttackStage stage) {
        Instant openedAt = stage.start().minus(stage.dice().between(Duration.ofMinutes(1), Duration.ofMinutes(10)));
        payOnVictimsPhone(stage, telemetry -> telemetry.setPhishingLinkOpenedAt(openedAt));
    }

    static void passwordGuessed(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        Place den = victim.home().away(dice, 20, 300);
        Instant guessedAt = stage.start().minus(dice.between(Duration.ofMinutes(3), Duration.ofMinutes(20)));
        int failures = dice.between(4, 20);
        Device phone = Device.ofFraudster(dice, world.ids(), DeviceClass.PHONE, guessedAt);
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .online(victim, phone, den, world.webshopFor(victim, dice), time, dice.between(60.0, 500.0))
                    .with(transaction -> {
                        transaction.setLoginFailures(failures);
                        transaction.setDeviceBoundAt(guessedAt.plus(Duration.ofMinutes(1)));
                    }));
        }
    }

    static void talkedIntoTransfer(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        String payee = "payee-" + dice.letters(10);
        Instant enteredAt = stage.start().minus(dice.between(Duration.ofMinutes(1), Duration.ofMinutes(10)));
        for (Instant time : stage.moments(dice.between(2, 3))) {
            stage.pay(stage.till()
                    .transfer(victim, payee, enteredAt, time, dice.between(800.0, 3_000.0))
                    .withTelemetry(telemetry -> telemetry.setCallActive(true)));
        }
    }

    static void madeUpLocation(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        Place den = victim.home().away(dice, 200, 900);
        Instant takenOverAt = stage.start().minus(dice.between(Duration.ofMinutes(3), Duration.ofMinutes(20)));
        Device phone = Device.ofFraudster(dice, world.ids(), DeviceClass.PHONE, takenOverAt);
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .online(victim, phone, den, world.webshopFor(victim, dice), time, dice.between(120.0, 500.0))
                    .with(transaction -> {
                        transaction.setCredentialsChangedAt(takenOverAt);
                        transaction.setDeviceBoundAt(takenOverAt.plus(Duration.ofMinutes(1)));
                        transaction.setLocation(victim.home().point(30));
                    })
                    .withTelemetry(telemetry -> {
                        telemetry.setMockLocation(true);
                        telemetry.setLocation(victim.home().point(30));
                    }));
        }
    }

    static void deviceFarm(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer first = world.anyone(dice);
        Place den = first.home().away(dice, 50, 500);
        Device emulator = Device.ofFraudster(
                dice, world.ids(), DeviceClass.PHONE, stage.start().minus(Duration.ofHours(dice.between(2, 30))));
        boolean rootedPhone = dice.chance(0.4);
        for (Instant time : stage.moments(dice.between(6, 10))) {
            stage.pay(stage.till()
                    .online(
                            world.anyone(dice),
                            emulator,
                            den,
                            world.webshopFor(first, dice),
                            time,
                            dice.between(30.0, 120.0))
                    .with(transaction -> transaction.setDeviceBoundAt(time.minus(Duration.ofSeconds(50))))
                    .withTelemetry(telemetry -> {
                        telemetry.setEmulator(!rootedPhone);
                        telemetry.setRooted(true);
                        telemetry.setBootloaderUnlocked(true);
                        telemetry.setIntegrityVerdicts(List.of());
                        telemetry.setScreenLock(ScreenLock.NONE);
                    }));
        }
    }

    /** The victim pays large sums on the own phone, which reports what gives the attack away. */
    private static void payOnVictimsPhone(AttackStage stage, Consumer<DeviceTelemetryReported> sign) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        for (Instant time : stage.moments(dice.between(2, 3))) {
            stage.pay(stage.till()
                    .online(
                            victim,
                            victim.phone(),
                            victim.home(),
                            world.webshopFor(victim, dice),
                            time,
                            dice.between(180.0, 700.0))
                    .withTelemetry(sign));
        }
    }
}
