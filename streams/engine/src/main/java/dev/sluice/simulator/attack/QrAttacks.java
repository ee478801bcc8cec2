package dev.sluice.simulator.attack;

import dev.sluice.contract.QrCode;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.simulator.world.City;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Ids;
import dev.sluice.simulator.world.Purchase;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.WayToPay;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Attacks by QR code. */
final class QrAttacks {

    private static final double SAME_TERMINAL_SHARE = 0.6;

    private QrAttacks() {}

    static void swapped(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        City city = dice.pick(List.of(City.values()));
        Terminal counter = world.builtTerminalIn(city, dice);
        String receiver = world.ids().next(Ids.Sort.MERCHANT);
        String stickerId = "qr-" + dice.letters(10);
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(stage.till()
                    .byPrintedCode(world.anyoneIn(city, dice), counter, time, dice.between(8.0, 60.0))
                    .with(transaction -> {
                        transaction.getQrCode().setEncodedMerchantId(receiver);
                        transaction.getQrCode().setPayloadId(stickerId);
                    }));
        }
    }

    static void replayed(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        Customer victim = world.takeVictim(dice);
        City city = victim.whereabouts();
        Terminal firstTerminal = world.builtTerminalIn(city, dice);
        List<Instant> moments = stage.moments(1 + dice.between(2, 3));
        Purchase first = present(stage, victim, firstTerminal, moments.get(0));
        stage.payGenuinely(first);
        QrCode code = first.transaction().getQrCode();
        for (Instant time : moments.subList(1, moments.size())) {
            Terminal terminal = dice.chance(SAME_TERMINAL_SHARE) ? firstTerminal : world.builtTerminalIn(city, dice);
            stage.pay(present(stage, victim, terminal, time)
                    .with(transaction ->
                            transaction.setQrCode(QrCode.newBuilder(code).build())));
        }
    }

    static void forged(AttackStage stage) {
        Dice dice = stage.dice();
        World world = stage.world();
        City city = dice.pick(List.of(City.values()));
        Terminal counter = world.builtTerminalIn(city, dice);
        boolean kept = dice.chance(0.5);
        Duration age = dice.between(Duration.ofHours(1), Duration.ofDays(3));
        for (Instant time : stage.moments(dice.between(3, 5))) {
            stage.pay(present(stage, world.anyoneIn(city, dice), counter, time).with(transaction -> {
                QrCode code = transaction.getQrCode();
                if (kept) {
                    code.setIssuedAt(code.getIssuedAt().minus(age));
                    code.setExpiresAt(code.getExpiresAt().minus(age));
                } else {
                    code.setSignatureStatus(SignatureStatus.INVALID);
                }
            }));
        }
    }

    private static Purchase present(AttackStage stage, Customer payer, Terminal terminal, Instant time) {
        return stage.till()
                .atTerminal(
                        payer,
                        terminal,
                        WayToPay.QR_PRESENTED,
                        time,
                        stage.dice().between(20.0, 120.0));
    }
}
