package dev.sluice.simulator.attack;

import dev.sluice.contract.CardholderVerification;
import dev.sluice.contract.DeviceClass;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.VerificationResult;
import dev.sluice.simulator.world.City;
import dev.sluice.simulator.world.Country;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Device;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Merchant;
import dev.sluice.simulator.world.Place;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.Till;
import dev.sluice.simulator.world.WayToPay;
import dev.sluice.simulator.world.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Attacks with stolen cards and accounts that show in how often, how much and where is paid. */
final class CardAttacks {

    private CardAttacks() {}

    static void cardTesting(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer first = world.anyone(dice);
        Merchant webshop = world.webshopFor(first, dice);
        Place den = first.home().away(dice, 100, 800);
        Device computer = Device.ofFraudster(
                dice, world.ids(), DeviceClass.COMPUTER, stage.start().minus(Duration.ofMinutes(dice.between(5, 60))));
        String address = den.country().address(dice);
        for (Instant time : stage.moments(dice.between(8, 14))) {
            stage.pay(stage.till()
                    .online(world.anyone(dice), computer, den, webshop, time, dice.between(0.5, 2.5))
                    .withTelemetry(telemetry -> telemetry.setIpAddress(address))
                    .with(transaction -> {
                        withoutAuthentication(transaction);
                        transaction.setIpAddress(address);
                        transaction.setSecurityCodeResult(
                                dice.chance(0.6) ? VerificationResult.NO_MATCH : VerificationResult.MATCH);
                        transaction.setAddressResult(VerificationResult.NO_MATCH);
                    }));
        }
    }

    static void impossibleTravel(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        City here = victim.whereabouts();
        City there = cityAbroad(here.country(), dice);
        List<Instant> moments = stage.moments(1 + dice.between(2, 3));
        stage.payGenuinely(stage.till()
                .atTerminal(
                        victim,
                        world.builtTerminalIn(here, dice),
                        WayToPay.CHIP_CARD,
                        moments.get(0),
                        dice.between(15.0, 60.0)));
        for (Instant time : moments.subList(1, moments.size())) {
            stage.pay(stage.till()
                    .atTerminal(
                            victim,
                            world.builtTerminalIn(there, dice),
                            WayToPay.CHIP_CARD,
                            time,
                            dice.between(80.0, 400.0)));
        }
    }

    static void authenticationAvoided(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        Place den = victim.home().away(dice, 50, 800);
        Device computer = Device.ofFraudster(
                dice, world.ids(), DeviceClass.COMPUTER, stage.start().minus(Duration.ofMinutes(dice.between(5, 60))));
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .online(victim, computer, den, world.webshopFor(victim, dice), time, dice.between(100.0, 490.0))
                    .with(CardAttacks::withoutAuthentication));
        }
    }

    static void counterfeitCards(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        City city = dice.pick(List.of(City.values()));
        Terminal terminal = world.builtTerminalIn(city, dice);
        for (Instant time : stage.moments(dice.between(6, 10))) {
            stage.pay(stage.till()
                    .atTerminal(
                            world.anyoneIn(city, dice), terminal, WayToPay.CHIP_CARD, time, dice.between(40.0, 300.0))
                    .with(Till::fallsBack));
        }
    }

    static void underThreshold(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        for (Instant time : stage.moments(dice.between(4, 6))) {
            stage.pay(stage.till()
                    .online(victim, victim.phone(), victim.home(), world.webshopFor(victim, dice), time, 1)
                    .with(transaction ->
                            transaction.setAmount(shareOf(victim.transactionLimit(), dice.between(0.95, 0.995)))));
        }
    }

    static void velocityBurst(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        for (Instant time : stage.moments(dice.between(8, 12))) {
            stage.pay(stage.till()
                    .atTerminal(
                            victim,
                            world.builtTerminalIn(victim.whereabouts(), dice),
                            WayToPay.NFC_CARD,
                            time,
                            dice.between(20.0, 49.0)));
        }
    }

    static void terminalBurst(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        City city = dice.pick(List.of(City.values()));
        Terminal terminal = world.builtTerminalIn(city, dice);
        for (Instant time : stage.moments(dice.between(32, 45))) {
            stage.pay(stage.till()
                    .atTerminal(
                            world.anyoneIn(city, dice), terminal, WayToPay.NFC_CARD, time, dice.between(20.0, 49.0)));
        }
    }

    static void hiddenConnection(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        City exit = cityAbroad(victim.home().country(), dice);
        Device computer = Device.ofFraudster(
                dice, world.ids(), DeviceClass.COMPUTER, stage.start().minus(Duration.ofDays(dice.between(8, 30))));
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .online(
                            victim,
                            computer,
                            victim.home(),
                            world.webshopFor(victim, dice),
                            time,
                            dice.between(80.0, 400.0))
                    .withTelemetry(telemetry -> {
                        telemetry.setProxyDetected(true);
                        telemetry.setNetworkCountry(exit.country().name());
                    }));
        }
    }

    private static City cityAbroad(Country home, Dice dice) {
        City city = dice.pick(List.of(City.values()));
        while (city.country() == home) {
            city = dice.pick(List.of(City.values()));
        }
        return city;
    }

    /** Makes a purchase on the web one without 3-D Secure, by the risk-analysis exemption. */
    static void withoutAuthentication(TransactionRequested transaction) {
        transaction.setThreeDSecure(null);
        transaction.setScaExemption(ScaExemption.TRA);
        transaction.setCardholderVerification(CardholderVerification.NONE);
    }

    private static BigDecimal shareOf(BigDecimal amount, double share) {
        return amount.multiply(BigDecimal.valueOf(share))
                .setScale(2, RoundingMode.HALF_UP)
                .setScale(4);
    }
}
