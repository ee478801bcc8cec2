package dev.sluice.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who pays: an account with its card and devices, a home, and habits. */
public final class Customer {

    private static final double WATCH_SHARE = 0.25;
    private static final double TRAVELLING_SHARE = 0.02;
    private static final double LEAVES_SHARE = 0.01;
    private static final double RETURNS_SHARE = 0.2;
    private static final Duration JOURNEY = Duration.ofHours(20);

    private final String accountId;
    private final String cardToken;
    private final City homeCity;
    private final Place home;
    private final Device phone;
    private final @Nullable Device watch;
    private final double spending;
    private final int risesAtHour;
    private final int hoursAwake;
    private final Instant accountOpenedAt;
    private final BigDecimal transactionLimit;
    private City whereabouts;
    private @Nullable Instant lastPaidAt;

    private Customer(Dice dice, Ids ids, City homeCity, Instant now) {
        this.accountId = ids.next(Ids.Sort.ACCOUNT);
        this.cardToken = "tok-" + dice.letters(12);
        this.homeCity = homeCity;
        this.home = homeCity.center().away(dice, 0.2, 9);
        this.phone = Device.phone(dice, ids, now);
        this.watch = dice.chance(WATCH_SHARE) ? Device.watch(dice, ids, phone) : null;
        this.spending = dice.logNormal(1, 0.35);
        this.risesAtHour = dice.between(5, 9);
        this.hoursAwake = dice.between(14, 17);
        this.accountOpenedAt = phone.firstSeenAt().minus(dice.between(Duration.ofDays(30), Duration.ofDays(3000)));
        this.transactionLimit = homeCity.country().price(dice.between(4, 10) * 250);
        this.whereabouts = dice.chance(TRAVELLING_SHARE) ? anotherCity(dice) : homeCity;
    }

    /** Creates somebody who lives in a city and has been a customer for a while. */
    static Customer inCity(Dice dice, Ids ids, City city, Instant now) {
        return new Customer(dice, ids, city, now);
    }

    public String accountId() {
        return accountId;
    }

    /** Returns the token of the customer's card, on plastic and in the wallet alike. */
    public String cardToken() {
        return cardToken;
    }

    public Place home() {
        return home;
    }

    /** Returns the city that the customer is in, mostly the one of the home. */
    public City whereabouts() {
        return whereabouts;
    }

    /** Returns where the customer sits while shopping online: at home, or in a hotel of the city visited. */
    public Place base(Dice dice) {
        return whereabouts == homeCity
                ? home.away(dice, 0, 0.1)
                : whereabouts.center().away(dice, 0, 3);
    }

    public Device phone() {
        return phone;
    }

    /** Returns the watch, or null if the customer wears none. */
    public @Nullable Device watch() {
        return watch;
    }

    public Instant accountOpenedAt() {
        return accountOpenedAt;
    }

    /** Returns the highest amount that needs no further check, in the currency of the home country. */
    public BigDecimal transactionLimit() {
        return transactionLimit;
    }

    /** Returns what the customer pays for something that has this median price, in euros. */
    public double spends(Dice dice, double medianEuros) {
        return Math.min(dice.logNormal(medianEuros * spending, 0.45), 12 * medianEuros);
    }

    /** Tells whether the customer is usually awake at a time, by the clock of the place where the customer is. */
    public boolean awakeAt(Instant time) {
        int hoursUp = Math.floorMod(whereabouts.country().hourAt(time) - risesAtHour, 24);
        return hoursUp < hoursAwake;
    }

    /** Notes a payment, and lets the customer travel if there was time for a journey since the one before. */
    public void goesOut(Dice dice, Instant time) {
        if (lastPaidAt != null && Duration.between(lastPaidAt, time).compareTo(JOURNEY) > 0) {
            boolean atHome = whereabouts == homeCity;
            if (dice.chance(atHome ? LEAVES_SHARE : RETURNS_SHARE)) {
                whereabouts = atHome ? anotherCity(dice) : homeCity;
            }
        }
        lastPaidAt = time;
    }

    private City anotherCity(Dice dice) {
        List<City> others = new ArrayList<>(List.of(City.values()));
        others.remove(homeCity);
        return dice.pick(others);
    }
}
