package dev.sluice.simulator.attack;

import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.RegistrationStatus;
import dev.sluice.contract.RiskClass;
import dev.sluice.simulator.world.City;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Merchant;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.Trade;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Attacks in which the merchant is part of the fraud. */
final class MerchantAttacks {

    private MerchantAttacks() {}

    static void mule(AttackStage stage) {
        Instant openedAt = stage.start().minus(stage.dice().between(Duration.ofDays(1), Duration.ofDays(6)));
        Merchant merchant = merchant(stage, 1, openedAt);
        stage.profile(merchant, profile -> {
            profile.setRiskClass(RiskClass.HIGH);
            profile.setSettlementAccountChangedAt(stage.start().minus(Duration.ofHours(5)));
            profile.setExpectedDailyTransactions(10);
        });
        collect(stage, merchant, 1, stage.dice().between(6, 10), 180, 600);
    }

    static void licenceExpired(AttackStage stage) {
        boolean tax = stage.dice().chance(0.3);
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(400)));
        stage.profile(merchant, tax ? taxRegistrationExpired(stage) : licenceExpiredOn(stage));
        collect(stage, merchant, 1, stage.dice().between(3, 5), 20, 150);
    }

    static void overQuota(AttackStage stage) {
        Dice dice = stage.dice();
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(90)));
        int terminals = merchant.terminalsAllowed() + dice.between(3, 6);
        stage.profile(merchant, profile -> profile.setTerminalsActive(terminals));
        collect(stage, merchant, terminals, dice.between(4, 6), 20, 150);
    }

    private static Merchant merchant(AttackStage stage, int terminals, Instant openedAt) {
        Dice dice = stage.dice();
        City city = dice.pick(List.of(City.values()));
        return Merchant.opened(dice, stage.world().ids(), city, Trade.MARKET_STALL, terminals, openedAt);
    }

    private static Consumer<MerchantProfileChanged> licenceExpiredOn(AttackStage stage) {
        Instant expired = stage.start().minus(Duration.ofDays(stage.dice().between(5, 60)));
        return profile -> {
            profile.setLicenceStatus(RegistrationStatus.EXPIRED);
            profile.setLicenceExpiresOn(expired.atZone(ZoneOffset.UTC).toLocalDate());
        };
    }

    private static Consumer<MerchantProfileChanged> taxRegistrationExpired(AttackStage stage) {
        Instant expired = stage.start().minus(Duration.ofDays(stage.dice().between(5, 60)));
        return profile -> {
            profile.setTaxRegistrationStatus(RegistrationStatus.EXPIRED);
            profile.setTaxRegistrationExpiresOn(expired.atZone(ZoneOffset.UTC).toLocalDate());
        };
    }

    /** Many people pay at the merchant's terminals. */
    private static void collect(
            AttackStage stage, Merchant merchant, int terminals, int payments, double minEuros, double maxEuros) {
        Dice dice = stage.dice();
        World world = stage.world();
        List<Terminal> counters = new ArrayList<>();
        for (int i = 0; i < terminals; i++) {
            Terminal counter = Terminal.built(dice, world.ids(), merchant, stage.start());
            stage.report(counter, report -> {});
            counters.add(counter);
        }
        for (Instant time : stage.moments(payments)) {
            Customer payer = world.anyoneIn(merchant.city(), dice);
            stage.pay(stage.till().atTerminal(payer, dice.pick(counters), time, dice.between(minEuros, maxEuros)));
        }
    }
}
