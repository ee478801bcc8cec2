package dev.sluice.simulator.world;

/** What merchants sell, with the price level that is usual for it. */
public enum Trade {
    GROCERY("5411", 28, false),
    RESTAURANT("5812", 35, false),
    FAST_FOOD("5814", 11, false),
    FUEL("5541", 48, false),
    PHARMACY("5912", 18, false),
    CLOTHING("5651", 55, false),
    TRANSIT("4111", 4, false),
    MARKET_STALL("5999", 16, false),
    ELECTRONICS("5732", 90, true),
    DIGITAL_GOODS("5816", 12, true),
    STREAMING("4899", 11, true),
    MAIL_ORDER("5964", 45, true),
    TRAVEL_AGENCY("4722", 160, true),
    QUASI_CASH("6051", 80, true);

    private final String mcc;
    private final double medianEuros;
    private final boolean online;

    Trade(String mcc, double medianEuros, boolean online) {
        this.mcc = mcc;
        this.medianEuros = medianEuros;
        this.online = online;
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
}
