package dev.sluice.simulator.world;

import dev.sluice.contract.MerchantSizeClass;
import java.time.Duration;
import java.time.Instant;

/**
 * A shop, on the street or online.
 *
 * @param merchantId its identifier
 * @param name what its customers call it
 * @param trade what it sells
 * @param city the city that it stands in, or is registered in
 * @param place where exactly
 * @param sizeClass its size, which bounds its terminals
 * @param terminalsActive how many terminals it has
 * @param onboardedAt since when it accepts payments
 * @param qrPayloadId the identifier of its registered static QR code
 */
public record Merchant(
        String merchantId,
        String name,
        Trade trade,
        City city,
        Place place,
        MerchantSizeClass sizeClass,
        int terminalsActive,
        Instant onboardedAt,
        String qrPayloadId) {

    /** Returns a merchant that has been in business for a while. */
    static Merchant established(Dice dice, Ids ids, City city, Trade trade, int terminals, Instant now) {
        Instant onboardedAt = now.minus(dice.between(Duration.ofDays(120), Duration.ofDays(2500)));
        return opened(dice, ids, city, trade, terminals, onboardedAt);
    }

    /** Returns a merchant that has accepted payments since the time given. */
    public static Merchant opened(Dice dice, Ids ids, City city, Trade trade, int terminals, Instant onboardedAt) {
        String merchantId = ids.next(Ids.Sort.MERCHANT);
        return new Merchant(
                merchantId,
                "Shop " + merchantId.substring(merchantId.indexOf('-') + 1),
                trade,
                city,
                city.center().away(dice, 0.1, 8),
                terminals <= 1
                        ? MerchantSizeClass.MICRO
                        : terminals <= 3 ? MerchantSizeClass.SMALL : MerchantSizeClass.MEDIUM,
                terminals,
                onboardedAt,
                "qr-" + dice.letters(10));
    }

    /** Returns how many terminals its size class may have. */
    public int terminalsAllowed() {
        return switch (sizeClass) {
            case MICRO -> 2;
            case SMALL -> 5;
            case MEDIUM -> 20;
            default -> 200;
        };
    }

    /** Tells whether it sells at a time, by the clock of its city. */
    public boolean openAt(Instant time) {
        return trade.openAt(city.country().hourAt(time));
    }
}
