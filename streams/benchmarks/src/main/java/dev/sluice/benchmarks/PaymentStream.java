package dev.sluice.benchmarks;

import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An endless sequence of payments of one entity, at a steady mean rate and with random gaps, so that as many leave a
 * window as enter it. The same seed gives the same payments.
 */
final class PaymentStream {

    /** Over how long a time the number of events is counted that the benchmarks speak of. */
    static final Duration WINDOW = Duration.ofDays(30);

    /** Event time before the first payment: 1 January 2026 UTC, milliseconds since 1970 UTC. */
    static final long START_MILLIS = 1_767_225_600_000L;

    private static final String[] ENTRY_MODES = {"CONTACTLESS", "CHIP", "QR_CODE", "ECOMMERCE", "MANUAL", "FALLBACK"};
    private static final int[] ENTRY_MODE_PERCENT = {45, 20, 20, 10, 3, 2};
    private static final long FRAUD_KNOWN_AFTER_MILLIS = Duration.ofDays(5).toMillis();
    private static final double FRAUD_SHARE = 0.02;
    private static final double NO_MATCH_SHARE = 0.05;
    private static final double QR_CODE_REPEATED_SHARE = 0.02;
    private static final double OTHER_CURRENCY_SHARE = 0.05;
    private static final double NO_PLACE_SHARE = 0.03;
    private static final double UNVERIFIED_SHARE = 0.6;
    private static final double UNITS_PER_DEGREE = 10_000;
    private static final int LATITUDE_UNITS = 525_200;
    private static final int LONGITUDE_UNITS = 134_050;
    private static final int PLACE_SPREAD_UNITS = 400;
    private static final int AMOUNT_CENTS_MAX = 25_000;
    private static final long UNITS_PER_CENT = 100;

    private final Counterparties counterparties;
    private final SplittableRandom random;
    private final double gapMillisMean;
    private long timeMillis = START_MILLIS;
    private long count;
    private String lastQrPayloadId = "qr-0";

    /**
     * @param counterparties whom and what the payments involve
     * @param eventsInWindow how many payments there are in thirty days
     * @param seed what the payments depend on
     */
    PaymentStream(Counterparties counterparties, int eventsInWindow, long seed) {
        this.counterparties = counterparties;
        this.random = new SplittableRandom(seed);
        this.gapMillisMean = (double) WINDOW.toMillis() / eventsInWindow;
    }

    /** When the last payment took place, milliseconds since 1970 UTC. */
    long timeMillis() {
        return timeMillis;
    }

    /** The next payment, later than the last one. */
    Payment next() {
        count++;
        timeMillis += 1 + (long) (-Math.log(1 - random.nextDouble()) * (gapMillisMean - 1));
        int account = regular(counterparties.accounts().size());
        int terminal = regular(counterparties.terminals().size());
        String entryMode = entryMode();
        boolean placed = !chance(NO_PLACE_SHARE);
        return new Payment(
                "payment-" + count,
                timeMillis,
                (1 + random.nextInt(AMOUNT_CENTS_MAX)) * UNITS_PER_CENT,
                chance(OTHER_CURRENCY_SHARE) ? "USD" : "EUR",
                counterparties.accounts().get(account),
                counterparties.instruments().get(2 * account + (chance(FRAUD_SHARE) ? 1 : 0)),
                counterparties.devices().get(account),
                counterparties.terminals().get(terminal),
                counterparties.merchants().get(terminal),
                entryMode,
                chance(UNVERIFIED_SHARE) ? "NONE" : "CONSUMER_DEVICE",
                securityCodeResult(entryMode),
                qrPayloadId(entryMode),
                placed ? degrees(LATITUDE_UNITS) : Double.NaN,
                placed ? degrees(LONGITUDE_UNITS) : Double.NaN,
                chance(FRAUD_SHARE) ? timeMillis + FRAUD_KNOWN_AFTER_MILLIS : Payment.NEVER);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A number below a bound, small ones more often. */
    private int regular(int bound) {
        double even = random.nextDouble();
        return (int) (even * even * bound);
    }

    private String entryMode() {
        int percent = random.nextInt(100);
        int mode = 0;
        while (percent >= ENTRY_MODE_PERCENT[mode]) {
            percent -= ENTRY_MODE_PERCENT[mode];
            mode++;
        }
        return ENTRY_MODES[mode];
    }

    private @Nullable String securityCodeResult(String entryMode) {
        if (!entryMode.equals("ECOMMERCE") && !entryMode.equals("MANUAL")) {
            return null;
        }
        return chance(NO_MATCH_SHARE) ? "NO_MATCH" : "MATCH";
    }

    private @Nullable String qrPayloadId(String entryMode) {
        if (!entryMode.equals("QR_CODE")) {
            return null;
        }
        if (!chance(QR_CODE_REPEATED_SHARE)) {
            lastQrPayloadId = "qr-" + count;
        }
        return lastQrPayloadId;
    }

    /** A place near another one, rounded as histories round. */
    private double degrees(int units) {
        return (units + random.nextInt(-PLACE_SPREAD_UNITS, PLACE_SPREAD_UNITS)) / UNITS_PER_DEGREE;
    }
}
