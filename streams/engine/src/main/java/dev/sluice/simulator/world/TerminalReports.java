package dev.sluice.simulator.world;

import dev.sluice.contract.CertificateStatus;
import dev.sluice.contract.CertificationStatus;
import dev.sluice.contract.ComponentStatus;
import dev.sluice.contract.IntegrityVerdict;
import dev.sluice.contract.MalwareVerdict;
import dev.sluice.contract.NetworkType;
import dev.sluice.contract.PasswordStatus;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.contract.TamperSwitch;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TerminalStatus;
import dev.sluice.contract.TlsVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What terminals report of themselves: a healthy posture, which attack scripts then spoil. */
public final class TerminalReports {

    private static final double MODERN_TLS_SHARE = 0.7;
    private static final double FAILED_LOGIN_SHARE = 0.01;
    private static final double CELLULAR_SHARE = 0.3;

    private final Ids ids;
    private final Dice dice;

    /** Creates a source of reports. */
    public TerminalReports(Ids ids, Dice dice) {
        this.ids = ids;
        this.dice = dice;
    }

    /** Returns what a terminal in order reports at a time. */
    public TerminalSecurityReported report(Terminal terminal, Instant reportedAt) {
        Merchant merchant = terminal.merchant();
        Place place = merchant.place();
        TerminalSecurityReported report = TerminalSecurityReported.newBuilder()
                .setReportId(ids.next(Ids.Sort.REPORT))
                .setTerminalId(terminal.terminalId())
                .setReportedAt(reportedAt)
                .setMerchantId(merchant.merchantId())
                .setAcquirerId(acquirer(merchant))
                .setTerminalType(terminal.type())
                .setTerminalStatus(TerminalStatus.ACTIVE)
                .setRegisteredAt(terminal.registeredAt())
                .setVendor(terminal.vendor())
                .setDeviceModel(terminal.model())
                .setCertificationStatus(CertificationStatus.CERTIFIED)
                .setCertificationExpiresOn(dayOf(reportedAt.plus(Duration.ofDays(400))))
                .setSerialNumber(terminal.serialNumber())
                .setRegisteredSerialNumber(terminal.serialNumber())
                .setTamperSwitch(TamperSwitch.CLOSED)
                .setKeysErased(false)
                .setForeignDeviceDetected(false)
                .setSecureElementStatus(ComponentStatus.OK)
                .setLocation(place.point(dice.between(5, 30)))
                .setRegisteredLocation(place.point(5))
                .setCountry(place.country().name())
                .setNetworkType(dice.chance(CELLULAR_SHARE) ? NetworkType.CELLULAR : NetworkType.ETHERNET)
                .setNetworkCountry(place.country().name())
                .setIpAddress(place.country().address(dice))
                .setTlsVersion(dice.chance(MODERN_TLS_SHARE) ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2)
                .setCertificateStatus(CertificateStatus.VALID)
                .setCertificateExpiresAt(reportedAt.plus(Duration.ofDays(200)))
                .setMessageAuthenticationFailures(0)
                .setReplayedMessages(0)
                .setPointToPointEncryption(true)
                .setAppVersion("2." + dice.between(3, 6))
                .setAppSignatureStatus(SignatureStatus.VALID)
                .setFirmwareVersion("8." + dice.between(1, 4))
                .setFirmwareSignatureStatus(SignatureStatus.VALID)
                .setFirmwareSupportEndsOn(dayOf(terminal.firmwareSupportEndsAt()))
                .setMalwareVerdict(MalwareVerdict.CLEAN)
                .setPermissionsWidened(false)
                .setUnapprovedAppInstalled(false)
                .setDebugInterfaceOpen(false)
                .setPasswordStatus(PasswordStatus.UNIQUE)
                .setAdminLoginFailures(dice.chance(FAILED_LOGIN_SHARE) ? 1 : 0)
                .setClockDriftMillis((long) dice.between(-200, 200))
                .setOfflineTransactions(0)
                .setFallbackTransactions(0)
                .build();
        if (terminal.isPhone()) {
            report.setRooted(false);
            report.setIntegrityVerdicts(
                    List.of(IntegrityVerdict.BASIC, IntegrityVerdict.DEVICE, IntegrityVerdict.STRONG));
        }
        return report;
    }

    /** Returns the acquirer that serves a merchant. */
    static String acquirer(Merchant merchant) {
        return "acq-" + merchant.city().country().name();
    }

    private static LocalDate dayOf(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
