package dev.sluice.simulator.world;

/** What merchants sell, with the price level that is usual for it. */
public enum Trade {
    GROCERY("5411", 28, false, 7, 22),
    RESTAURANT("5812", 35, false, 10, 24),
    FAST_FOOD("5814", 11, false, 9, 24),
    FUEL("5541", 48, false, 0, 24),
    PHARMACY("5912", 18, false, 8, 20),
    CLOTHING("5651", 55, false, 9, 20),
    TRANSIT("4111", 4, false, 0, 24),
    MARKET_STALL("5999", 16, false, 7, 18),
    ELECTRONICS("5732", 90, true, 0, 24),
    DIGITAL_GOODS("5816", 12, true, 0, 24),
    STREAMING("4899", 11, true, 0, 24),
    MAIL_ORDER("5964", 45, true, 0, 24),
    TRAVEL_AGENCY("4722", 160, true, 0, 24),
    QUASI_CASH("6051", 80, true, 0, 24);

    private final String mcc;
    private final double medianEuros;
    private final boolean online;
    private final int opensAtHour;
    private final int closesAtHour;

    Trade(String mcc, double medianEuros, boolean online, int opensAtHour, int closesAtHour) {
        this.mcc = mcc;
        this.medianEuros = medianEuros;
        this.online = online;
        this.opensAtHour = opensAtHour;
        this.closesAtHour = closesAtHour;
    }

    /** Returns the merchant category code, ISO 18245. */
    public String mcc() {
        return mcc;
    }

    /** Returns the median purchase, in euros. */
    public double medianEuros() {
        return medianEuros;
    }

    /** Tells whether it is sold online. */
    public boolean online() {
        return online;
    }

    /** Tells whether its shops ever close. */
    public boolean closes() {
        return closesAtHour - opensAtHour < 24;
    }

    /** Returns the hour of day, 0 to 23, from which its shops sell. */
    public int opensAtHour() {
        return opensAtHour;
    }

    /** Returns the hour of day, 1 to 24, until which its shops sell. */
    public int closesAtHour() {
        return closesAtHour;
    }

    /** Tells whether its shops sell in an hour of day, 0 to 23. */
    public boolean openAt(int hour) {
        return hour >= opensAtHour && hour < closesAtHour;
    }
}
