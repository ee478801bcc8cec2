package dev.sluice.simulator.world;

import dev.sluice.contract.DeviceClass;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.IntegrityVerdict;
import dev.sluice.contract.KeyStorage;
import dev.sluice.contract.MalwareVerdict;
import dev.sluice.contract.NetworkType;
import dev.sluice.contract.OperatingSystem;
import dev.sluice.contract.SignatureStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What devices report of themselves: mostly in order, with the little oddities that honest people's devices have. */
final class DeviceReports {

    private static final double PUBLIC_WIFI_SHARE = 0.04;
    private static final double PRIVATE_WIFI_SHARE = 0.4;
    private static final double CALL_SHARE = 0.004;
    private static final double PHISHING_LINK_SHARE = 0.0005;
    private static final double PHONE_LEFT_BEHIND_SHARE = 0.03;
    private static final double LOOSE_STRAP_SHARE = 0.005;
    private static final double SIDELOADING_SHARE = 0.02;

    private static final long SECONDS_PER_DAY = 86_400;

    private final Ids ids;
    private final Dice dice;

    DeviceReports(Ids ids, Dice dice) {
        this.ids = ids;
        this.dice = dice;
    }

    /** Returns what a device reports at a time and place, while the account is signed in. */
    DeviceTelemetryReported report(Device device, String accountId, Place place, Instant reportedAt) {
        boolean mobile = device.deviceClass() == DeviceClass.PHONE;
        boolean android = device.operatingSystem() == OperatingSystem.ANDROID;
        String[] makerAndModel = device.model().split(" ", 2);
        Instant openedPhishingLinkAt = mobile && dice.chance(PHISHING_LINK_SHARE)
                ? reportedAt.minus(dice.between(Duration.ofHours(3), Duration.ofDays(5)))
                : null;
        DeviceTelemetryReported report = DeviceTelemetryReported.newBuilder()
                .setTelemetryId(ids.next(Ids.Sort.TELEMETRY))
                .setDeviceId(device.deviceId())
                .setReportedAt(reportedAt)
                .setAccountId(accountId)
                .setDeviceClass(device.deviceClass())
                .setOperatingSystem(device.operatingSystem())
                .setManufacturer(makerAndModel[0])
                .setModel(makerAndModel[1])
                .setDeviceFirstSeenAt(device.firstSeenAt())
                .setSimChangedAt(device.simChangedAt())
                .setScreenLock(device.screenLock())
                .setVpnActive(device.vpnUser())
                .setProxyDetected(false)
                .setNetworkType(network(mobile))
                .setNetworkCountry(place.country().name())
                .setIpAddress(address(device, place.country(), reportedAt))
                .setTimeZone(place.country().timeZone())
                .setLocation(place.point(dice.between(5, 40)))
                .setMockLocation(false)
                .setRooted(device.rooted())
                .setEmulator(false)
                .setDebuggerAttached(false)
                .setHookingDetected(false)
                .setRemoteAccessActive(false)
                .setScreenShared(false)
                .setOverlayActive(false)
                .setAccessibilityServiceActive(false)
                .setCallActive(mobile && dice.chance(CALL_SHARE))
                .setPhishingLinkOpenedAt(openedPhishingLinkAt)
                .setMalwareVerdict(MalwareVerdict.CLEAN)
                .setAppSignatureStatus(SignatureStatus.VALID)
                .setAttestationId(device.attestationId())
                .setKeyStorage(mobile ? KeyStorage.TRUSTED_ENVIRONMENT : KeyStorage.SOFTWARE)
                .setDeveloperOptionsEnabled(android && dice.chance(SIDELOADING_SHARE))
                .setSideloadingEnabled(android && dice.chance(SIDELOADING_SHARE))
                .build();
        if (mobile) {
            addPhone(report, device);
        }
        if (device.deviceClass() == DeviceClass.WEARABLE) {
            report.setCompanionDeviceId(device.companionId());
            report.setCompanionConnected(!dice.chance(PHONE_LEFT_BEHIND_SHARE));
            report.setWornOnBody(!dice.chance(LOOSE_STRAP_SHARE));
            report.setNfcEnabled(true);
        }
        return report;
    }

    private void addPhone(DeviceTelemetryReported report, Device device) {
        report.setAppId("com.example.pay");
        report.setAppVersion("5." + dice.between(0, 3));
        report.setAppInstalledAt(device.firstSeenAt());
        report.setOsVersion(device.operatingSystem() == OperatingSystem.IOS ? "19" : "16");
        report.setSecurityPatchedOn(report.getReportedAt()
                .minus(dice.between(Duration.ofDays(10), Duration.ofDays(120)))
                .atZone(ZoneOffset.UTC)
                .toLocalDate());
        report.setIntegrityVerdicts(
                device.rooted()
                        ? List.of(IntegrityVerdict.BASIC)
                        : List.of(IntegrityVerdict.BASIC, IntegrityVerdict.DEVICE, IntegrityVerdict.STRONG));
        report.setAppsDetected(List.of());
        report.setBootloaderUnlocked(device.rooted());
        report.setNfcEnabled(true);
        report.setDefaultPaymentAppTrusted(true);
        report.setBluetoothEnabled(dice.chance(0.7));
        report.setBluetoothDiscoverable(false);
    }

    /** A network gives a device the same address for a day. */
    private static String address(Device device, Country country, Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
        return country.address(new Dice(day).named(device.attestationId() + country));
    }

    private NetworkType network(boolean mobile) {
        if (!mobile) {
            return NetworkType.WIFI_PRIVATE;
        }
        double draw = dice.unit();
        if (draw < PUBLIC_WIFI_SHARE) {
            return NetworkType.WIFI_PUBLIC;
        }
        return draw < PUBLIC_WIFI_SHARE + PRIVATE_WIFI_SHARE ? NetworkType.WIFI_PRIVATE : NetworkType.CELLULAR;
    }
}
