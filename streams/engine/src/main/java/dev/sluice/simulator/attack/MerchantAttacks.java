package dev.sluice.simulator.attack;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.OnboardingStatus;
import dev.sluice.contract.RegistrationStatus;
import dev.sluice.contract.RiskClass;
import dev.sluice.contract.ScreeningStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.simulator.world.City;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Merchant;
import dev.sluice.simulator.world.Place;
import dev.sluice.simulator.world.Purchase;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.Trade;
import dev.sluice.simulator.world.WayToPay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Attacks in which the merchant is part of the fraud. */
final class MerchantAttacks {

    private static final int HOURS_PER_DAY = 24;
    private static final int HOURS_UNTIL_OPEN = 8;
    private static final int HOURS_OPEN = 8;

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

    static void uncertifiedTerminal(AttackStage stage) {
        Dice dice = stage.dice();
        String model = "NP-" + dice.between(10, 99);
        boolean foreignVendor = dice.chance(0.5);
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(200)));
        stage.profile(merchant, profile -> {});
        Terminal counter = counter(stage, merchant, report -> {
            report.setDeviceModel(model);
            report.setVendor(foreignVendor ? "No Name Pay" : report.getVendor());
        });
        collect(stage, List.of(counter), dice.between(3, 5), 20, 150, purchase -> {});
    }

    static void unsafePhoneTerminal(AttackStage stage) {
        Dice dice = stage.dice();
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(200)));
        stage.profile(merchant, profile -> {});
        Terminal phone = Terminal.phone(dice, stage.world().ids(), merchant, stage.start());
        stage.report(phone, report -> {
            report.setRooted(true);
            report.setIntegrityVerdicts(List.of());
        });
        collect(stage, List.of(phone), dice.between(3, 5), 20, 150, purchase -> {});
    }

    static void outsideLicensedArea(AttackStage stage) {
        Dice dice = stage.dice();
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(200)));
        Place elsewhere = merchant.place().away(dice, 80, 400);
        stage.profile(merchant, profile -> {});
        Terminal counter = counter(stage, merchant, report -> {
            report.setLocation(elsewhere.point(20));
            report.setRegisteredLocation(elsewhere.point(5));
        });
        collect(
                stage,
                List.of(counter),
                dice.between(3, 5),
                20,
                150,
                purchase -> purchase.with(transaction -> transaction.setLocation(elsewhere.point(20)))
                        .withTelemetry(telemetry -> telemetry.setLocation(elsewhere.point(15))));
    }

    static void notAdmitted(AttackStage stage) {
        Dice dice = stage.dice();
        OnboardingStatus status = dice.pick(
                List.of(OnboardingStatus.DOCUMENTS_MISSING, OnboardingStatus.IN_REVIEW, OnboardingStatus.SUSPENDED));
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(15)));
        stage.profile(merchant, profile -> profile.setOnboardingStatus(status));
        collect(stage, merchant, 1, dice.between(3, 5), 20, 150);
    }

    static void oddHours(AttackStage stage) {
        Dice dice = stage.dice();
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(400)));
        int opensAtHour = (merchant.city().country().hourAt(stage.start()) + HOURS_UNTIL_OPEN) % HOURS_PER_DAY;
        stage.profile(merchant, profile -> {
            profile.setOpensAt(LocalTime.of(opensAtHour, 0));
            profile.setClosesAt(LocalTime.of((opensAtHour + HOURS_OPEN) % HOURS_PER_DAY, 0));
        });
        collectByCard(stage, counter(stage, merchant, report -> {}), dice.between(4, 6), 120.0, 400.0);
    }

    static void silentTerminal(AttackStage stage) {
        Dice dice = stage.dice();
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(200)));
        stage.profile(merchant, profile -> {});
        Terminal silent = Terminal.built(dice, stage.world().ids(), merchant, stage.start());
        collectByCard(stage, silent, dice.between(3, 5), 650.0, 900.0);
    }

    static void sanctioned(AttackStage stage) {
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(300)));
        stage.profile(merchant, profile -> profile.setScreeningStatus(ScreeningStatus.HIT));
        collect(stage, merchant, 1, stage.dice().between(3, 5), 20, 150);
    }

    static void outsideContract(AttackStage stage) {
        Merchant merchant = merchant(stage, 1, stage.start().minus(Duration.ofDays(200)));
        stage.profile(merchant, profile -> profile.setEntryModesAllowed(List.of(EntryMode.QR_CODE)));
        collectByCard(
                stage, counter(stage, merchant, report -> {}), stage.dice().between(3, 5), 20.0, 150.0);
    }

    static void unknown(AttackStage stage) {
        Merchant merchant = merchant(stage, 1, stage.start());
        collectByCard(
                stage, counter(stage, merchant, report -> {}), stage.dice().between(3, 5), 650.0, 900.0);
    }

    /** Many people's cards pay at a terminal. */
    private static void collectByCard(
            AttackStage stage, Terminal counter, int payments, double minEuros, double maxEuros) {
        Dice dice = stage.dice();
        for (Instant time : stage.moments(payments)) {
            Customer payer = stage.world().anyoneIn(counter.merchant().city(), dice);
            stage.pay(stage.till()
                    .atTerminal(payer, counter, WayToPay.CHIP_CARD, time, dice.between(minEuros, maxEuros)));
        }
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
        List<Terminal> counters = new ArrayList<>();
        for (int i = 0; i < terminals; i++) {
            counters.add(counter(stage, merchant, report -> {}));
        }
        collect(stage, counters, payments, minEuros, maxEuros, purchase -> {});
    }

    private static void collect(
            AttackStage stage,
            List<Terminal> counters,
            int payments,
            double minEuros,
            double maxEuros,
            Consumer<Purchase> change) {
        Dice dice = stage.dice();
        City city = counters.get(0).merchant().city();
        for (Instant time : stage.moments(payments)) {
            Customer payer = stage.world().anyoneIn(city, dice);
            Purchase purchase =
                    stage.till().atTerminal(payer, dice.pick(counters), time, dice.between(minEuros, maxEuros));
            change.accept(purchase);
            stage.pay(purchase);
        }
    }

    /** A terminal of the merchant, which reports its posture at the beginning, changed from the healthy one. */
    private static Terminal counter(AttackStage stage, Merchant merchant, Consumer<TerminalSecurityReported> change) {
        Terminal counter = Terminal.built(stage.dice(), stage.world().ids(), merchant, stage.start());
        stage.report(counter, change);
        return counter;
    }
}
