package dev.sluice.simulator.world;

import dev.sluice.contract.DeviceClass;
import dev.sluice.contract.OperatingSystem;
import dev.sluice.contract.ScreenLock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A phone, watch or computer, with what does not change from one report to the next.
 *
 * @param deviceId its identifier
 * @param deviceClass what kind of device it is
 * @param operatingSystem its operating system
 * @param model maker and model, separated by a space
 * @param companionId the phone that a watch is paired with, or null
 * @param firstSeenAt when the platform first saw it
 * @param simChangedAt when its SIM was last changed, or null
 * @param screenLock how it is locked
 * @param rooted whether it is rooted or jailbroken
 * @param vpnUser whether it mostly runs over a VPN
 * @param attestationId the identifier of its hardware key
 */
public record Device(
        String deviceId,
        DeviceClass deviceClass,
        OperatingSystem operatingSystem,
        String model,
        @Nullable String companionId,
        Instant firstSeenAt,
        @Nullable Instant simChangedAt,
        ScreenLock screenLock,
        boolean rooted,
        boolean vpnUser,
        String attestationId) {

    private static final double WEAK_LOCK_SHARE = 0.01;
    private static final double ROOTED_SHARE = 0.001;
    private static final double NEW_PHONE_SHARE = 0.002;
    private static final double NEW_SIM_SHARE = 0.001;
    private static final double CHANGED_SIM_SHARE = 0.1;
    private static final double VPN_SHARE = 0.03;
    private static final double IPHONE_SHARE = 0.35;

    /** Returns a phone that its owner has had for months or, seldom, for days. */
    static Device phone(Dice dice, Ids ids, Instant now) {
        boolean iphone = dice.chance(IPHONE_SHARE);
        return new Device(
                ids.next(Ids.Sort.DEVICE),
                DeviceClass.PHONE,
                iphone ? OperatingSystem.IOS : OperatingSystem.ANDROID,
                iphone ? "Apple iPhone" : dice.chance(0.5) ? "Samsung Galaxy" : "Xiaomi Redmi",
                null,
                dice.chance(NEW_PHONE_SHARE)
                        ? now.minus(dice.between(Duration.ofHours(2), Duration.ofDays(4)))
                        : now.minus(dice.between(Duration.ofDays(4), Duration.ofDays(900))),
                simChange(dice, now),
                dice.chance(WEAK_LOCK_SHARE) ? ScreenLock.SWIPE : ScreenLock.BIOMETRIC,
                !iphone && dice.chance(ROOTED_SHARE / (1 - IPHONE_SHARE)),
                dice.chance(VPN_SHARE),
                attestation(dice));
    }

    /** Returns a watch that is paired with a phone. */
    static Device watch(Dice dice, Ids ids, Device phone) {
        boolean apple = phone.operatingSystem == OperatingSystem.IOS;
        return new Device(
                ids.next(Ids.Sort.DEVICE),
                DeviceClass.WEARABLE,
                apple ? OperatingSystem.WATCH_OS : OperatingSystem.WEAR_OS,
                apple ? "Apple Watch" : "Google Pixel-Watch",
                phone.deviceId,
                phone.firstSeenAt.plus(Duration.ofHours(1)),
                null,
                ScreenLock.PIN,
                false,
                false,
                attestation(dice));
    }

    /** Returns a device that a fraudster has set up a while ago, out of reach of what the platform knows. */
    public static Device ofFraudster(Dice dice, Ids ids, DeviceClass deviceClass, Instant firstSeenAt) {
        boolean phone = deviceClass == DeviceClass.PHONE;
        return new Device(
                ids.next(Ids.Sort.DEVICE),
                deviceClass,
                phone ? OperatingSystem.ANDROID : OperatingSystem.LINUX,
                phone ? "Xiaomi Redmi" : "Generic PC",
                null,
                firstSeenAt,
                null,
                phone ? ScreenLock.PIN : ScreenLock.UNKNOWN,
                false,
                false,
                attestation(dice));
    }

    /** Returns the same device with its SIM changed at the time given. */
    public Device withSimChangedAt(Instant time) {
        return new Device(
                deviceId,
                deviceClass,
                operatingSystem,
                model,
                companionId,
                firstSeenAt,
                time,
                screenLock,
                rooted,
                vpnUser,
                attestationId);
    }

    private static @Nullable Instant simChange(Dice dice, Instant now) {
        double draw = dice.unit();
        if (draw < NEW_SIM_SHARE) {
            return now.minus(dice.between(Duration.ofHours(1), Duration.ofDays(4)));
        }
        return draw < CHANGED_SIM_SHARE ? now.minus(dice.between(Duration.ofDays(4), Duration.ofDays(700))) : null;
    }

    private static String attestation(Dice dice) {
        return "key-" + dice.letters(12);
    }
}
