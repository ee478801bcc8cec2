package dev.sluice.simulator.world;

import dev.sluice.contract.TerminalType;
import java.time.Duration;
import java.time.Instant;

/**
 * A terminal in a shop.
 *
 * @param terminalId its identifier
 * @param merchant the shop
 * @param type what kind of terminal it is
 * @param vendor who made it
 * @param model the vendor's model
 * @param serialNumber its serial number in the register
 * @param registeredAt since when it is registered
 * @param firmwareSupportEndsAt until when its firmware is supported
 */
public record Terminal(
        String terminalId,
        Merchant merchant,
        TerminalType type,
        String vendor,
        String model,
        String serialNumber,
        Instant registeredAt,
        Instant firmwareSupportEndsAt) {

    /** The vendors whose terminals are certified. */
    static final String VENDOR = "Arbor Pay";

    /** The certified terminal model. */
    static final String MODEL = "AP-300";

    /** The certified phone application that serves as a terminal. */
    static final String PHONE_MODEL = "AP-Phone";

    private static final double PHONE_SHARE = 0.15;
    private static final double OUT_OF_SUPPORT_SHARE = 0.003;
    private static final double UNATTENDED_SHARE = 0.1;

    /** Returns a terminal that was put up in a shop since the shop exists, at most three years ago. */
    public static Terminal in(Dice dice, Ids ids, Merchant merchant, Instant now) {
        return dice.chance(PHONE_SHARE) ? phone(dice, ids, merchant, now) : built(dice, ids, merchant, now);
    }

    /** Returns such a terminal that is a device of its own, not the shopkeeper's phone. */
    public static Terminal built(Dice dice, Ids ids, Merchant merchant, Instant now) {
        boolean unattended = dice.chance(UNATTENDED_SHARE);
        return of(dice, ids, merchant, now, unattended ? TerminalType.UNATTENDED_POS : TerminalType.ATTENDED_POS);
    }

    /** Returns such a terminal that is the shopkeeper's phone. */
    public static Terminal phone(Dice dice, Ids ids, Merchant merchant, Instant now) {
        return of(dice, ids, merchant, now, TerminalType.PHONE_POS);
    }

    private static Terminal of(Dice dice, Ids ids, Merchant merchant, Instant now, TerminalType type) {
        Instant registeredAt = now.minus(dice.between(Duration.ofDays(30), Duration.ofDays(1000)));
        return new Terminal(
                ids.next(Ids.Sort.TERMINAL),
                merchant,
                type,
                VENDOR,
                type == TerminalType.PHONE_POS ? PHONE_MODEL : MODEL,
                "sn-" + dice.letters(8),
                registeredAt.isBefore(merchant.onboardedAt()) ? merchant.onboardedAt() : registeredAt,
                dice.chance(OUT_OF_SUPPORT_SHARE)
                        ? now.minus(dice.between(Duration.ofDays(1), Duration.ofDays(90)))
                        : now.plus(dice.between(Duration.ofDays(90), Duration.ofDays(900))));
    }

    /** Tells whether the shopkeeper's phone serves as the terminal. */
    public boolean isPhone() {
        return type == TerminalType.PHONE_POS;
    }
}
