package dev.sluice.simulator.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The countries of the world, spread over the day so that somebody is always awake. */
public enum Country {
    DE("EUR", 1.0, 1, "Europe/Berlin", "2.160"),
    FR("EUR", 1.0, 1, "Europe/Paris", "2.8"),
    PT("EUR", 0.8, 0, "Europe/Lisbon", "2.80"),
    GB("GBP", 0.85, 0, "Europe/London", "2.120"),
    US("USD", 1.1, -5, "America/New_York", "8.192"),
    BR("BRL", 3.0, -3, "America/Sao_Paulo", "177.16"),
    AE("AED", 4.0, 4, "Asia/Dubai", "94.200"),
    SG("SGD", 1.45, 8, "Asia/Singapore", "42.60"),
    AU("AUD", 1.6, 10, "Australia/Sydney", "1.128");

    private final String currency;
    private final double priceLevel;
    private final int utcOffsetHours;
    private final String timeZone;
    private final String addressPrefix;

    Country(String currency, double priceLevel, int utcOffsetHours, String timeZone, String addressPrefix) {
        this.currency = currency;
        this.priceLevel = priceLevel;
        this.utcOffsetHours = utcOffsetHours;
        this.timeZone = timeZone;
        this.addressPrefix = addressPrefix;
    }

    /** Returns the ISO 4217 code of its currency. */
    public String currency() {
        return currency;
    }

    /** Returns the IANA name of its main time zone. */
    public String timeZone() {
        return timeZone;
    }

    /** Returns the hour of day there, 0 to 23. Summer time is left out: its rules change with the JDK. */
    public int hourAt(Instant time) {
        return Math.floorMod(Math.floorDiv(time.getEpochSecond(), 3600) + utcOffsetHours, 24);
    }

    /** Returns what a price level of so many euros costs there, in its currency, at least 0.01. */
    public BigDecimal price(double euros) {
        return BigDecimal.valueOf(Math.max(0.01, euros * priceLevel))
                .setScale(2, RoundingMode.HALF_UP)
                .setScale(4);
    }

    /**
     * Returns what an amount is worth in euros, by the price level of the first country with that currency: good enough
     * to add up amounts of different countries.
     *
     * @throws IllegalArgumentException if no country has the currency
     */
    public static BigDecimal inEuros(BigDecimal amount, String currency) {
        for (Country country : values()) {
            if (country.currency.equals(currency)) {
                return amount.divide(BigDecimal.valueOf(country.priceLevel), 2, RoundingMode.HALF_UP);
            }
        }
        throw new IllegalArgumentException("No country of the simulated world has the currency " + currency);
    }

    /** Returns an IPv4 address out of a range that is delegated to it. */
    public String address(Dice dice) {
        return addressPrefix + "." + dice.between(0, 255) + "." + dice.between(1, 254);
    }
}
