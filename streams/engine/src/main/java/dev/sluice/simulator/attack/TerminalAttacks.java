package dev.sluice.simulator.attack;

import dev.sluice.contract.CertificateStatus;
import dev.sluice.contract.ComponentStatus;
import dev.sluice.contract.MalwareVerdict;
import dev.sluice.contract.NetworkType;
import dev.sluice.contract.PasswordStatus;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.contract.TamperSwitch;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TlsVersion;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Place;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.WayToPay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Attacks on a terminal: it reports what was done to it, and then takes the payments of passers-by. */
final class TerminalAttacks {

    private static final List<WayToPay> READ_BY_TERMINAL =
            List.of(WayToPay.CHIP_CARD, WayToPay.NFC_CARD, WayToPay.NFC_PHONE, WayToPay.QR_PRESENTED);

    private TerminalAttacks() {}

    static void tampered(AttackStage stage) {
        skim(stage, report -> {
            report.setTamperSwitch(TamperSwitch.OPEN);
            report.setTamperedAt(stage.start());
            report.setForeignDeviceDetected(stage.dice().chance(0.5));
        });
    }

    static void stolen(AttackStage stage) {
        Dice dice = stage.dice();
        Terminal terminal = stage.takeTerminal();
        Place hideout = terminal.merchant().place().away(dice, 60, 400);
        stage.report(terminal, report -> {
            report.setLocation(hideout.point(20));
            report.setNetworkType(NetworkType.CELLULAR);
        });
        for (Instant time : stage.moments(dice.between(3, 5))) {
            Customer accomplice = stage.world().anyoneIn(terminal.merchant().city(), dice);
            stage.pay(stage.till()
                    .atTerminal(accomplice, terminal, WayToPay.NFC_CARD, time, dice.between(60.0, 400.0))
                    .with(transaction -> transaction.setLocation(hideout.point(20))));
        }
    }

    static void keysErased(AttackStage stage) {
        boolean erased = stage.dice().chance(0.6);
        skim(stage, report -> {
            report.setKeysErased(erased);
            report.setSecureElementStatus(ComponentStatus.FAILED);
        });
    }

    static void substituted(AttackStage stage) {
        String foreignSerialNumber = "sn-" + stage.dice().letters(8);
        skim(stage, report -> {
            report.setSerialNumber(foreignSerialNumber);
            report.setCertificateStatus(CertificateStatus.MISMATCH);
        });
    }

    static void insecureLink(AttackStage stage) {
        Dice dice = stage.dice();
        boolean clearText = dice.chance(0.5);
        skim(stage, report -> {
            report.setTlsVersion(clearText ? TlsVersion.CLEAR_TEXT : TlsVersion.TLS_1_0);
            report.setNetworkType(NetworkType.WIFI_PUBLIC);
            report.setPointToPointEncryption(false);
            report.setMessageAuthenticationFailures(dice.between(3, 12));
            report.setReplayedMessages(dice.between(0, 3));
        });
    }

    static void malware(AttackStage stage) {
        boolean firmware = stage.dice().chance(0.5);
        skim(stage, report -> {
            if (firmware) {
                report.setFirmwareSignatureStatus(SignatureStatus.INVALID);
            } else {
                report.setAppSignatureStatus(SignatureStatus.INVALID);
                report.setPermissionsWidened(true);
                report.setUnapprovedAppInstalled(true);
            }
            report.setMalwareVerdict(MalwareVerdict.MALICIOUS);
        });
    }

    static void breakIn(AttackStage stage) {
        skim(stage, report -> {
            report.setPasswordStatus(PasswordStatus.DEFAULT);
            report.setAdminLoginFailures(stage.dice().between(6, 30));
            report.setAdminLoggedInAt(stage.start().minus(Duration.ofMinutes(4)));
            report.setConfigurationChangedAt(stage.start().minus(Duration.ofMinutes(2)));
        });
    }

    static void outdated(AttackStage stage) {
        Dice dice = stage.dice();
        LocalDate supportEndedOn = stage.start()
                .minus(dice.between(Duration.ofDays(30), Duration.ofDays(700)))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        boolean byDebugger = dice.chance(0.5);
        skim(stage, report -> {
            report.setFirmwareSupportEndsOn(supportEndedOn);
            report.setDebugInterfaceOpen(byDebugger);
            report.setPasswordStatus(byDebugger ? PasswordStatus.UNIQUE : PasswordStatus.SHARED);
        });
    }

    private static void skim(AttackStage stage, Consumer<TerminalSecurityReported> damage) {
        Dice dice = stage.dice();
        Terminal terminal = stage.takeTerminal();
        stage.report(terminal, damage);
        for (Instant time : stage.moments(dice.between(3, 5))) {
            Customer passerBy = stage.world().anyoneIn(terminal.merchant().city(), dice);
            stage.pay(stage.till()
                    .atTerminal(passerBy, terminal, dice.pick(READ_BY_TERMINAL), time, dice.between(10.0, 150.0)));
        }
    }
}
