package dev.sluice.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everybody and everything there is at a moment. Who leaves is replaced, so that the population stays as large. */
public final class World {

    private static final int SHOPS_TO_WEBSHOPS = 8;
    private static final int TERMINALS_PER_SHOP_MAX = 6;
    private static final double USUAL_SHARE = 0.8;
    private static final int USUAL_PLACES = 5;
    private static final int HABITS_APART = 7919;

    private static final List<Trade> STREET_TRADES =
            List.of(Trade.values()).stream().filter(trade -> !trade.online()).toList();
    private static final List<Trade> WEB_TRADES =
            List.of(Trade.values()).stream().filter(Trade::online).toList();

    private final Dice dice;
    private final Ids ids = new Ids();
    private final Instant createdAt;
    private final List<Customer> customers = new ArrayList<>();
    private final PerCity<Customer> customersAt = new PerCity<>();
    private final List<Terminal> terminals = new ArrayList<>();
    private final PerCity<Integer> terminalPlacesAt = new PerCity<>();
    private final List<Merchant> shops = new ArrayList<>();
    private final List<Merchant> webshops = new ArrayList<>();

    /**
     * Creates a world.
     *
     * @param seed chooses it
     * @param createdAt the moment before which everything in it came to be
     * @param customerCount how many customers it has
     * @param terminalCount how many terminals it has; there are as many shops as these need
     */
    public World(long seed, Instant createdAt, int customerCount, int terminalCount) {
        this.dice = new Dice(seed).named("world");
        this.createdAt = createdAt;
        for (int i = 0; i < customerCount; i++) {
            admit(Customer.inCity(dice, ids, cityOf(i), createdAt), i);
        }
        int placed = 0;
        for (int shop = 0; placed < terminalCount; shop++) {
            int wanted = Math.min(terminalCount - placed, 1 + (int) dice.exponential(1.5));
            placed += openShop(cityOf(shop), Math.min(wanted, TERMINALS_PER_SHOP_MAX));
        }
        for (int i = 0; i < Math.max(20, shops.size() / SHOPS_TO_WEBSHOPS); i++) {
            webshops.add(Merchant.established(dice, ids, cityOf(i), dice.pick(WEB_TRADES), 0, createdAt));
        }
    }

    /** Returns the source of identifiers. */
    public Ids ids() {
        return ids;
    }

    /** Returns how many customers there are; they have the places 0 to one less. */
    public int population() {
        return customers.size();
    }

    /** Returns the customer who has a place in the population. */
    public Customer customer(int place) {
        return customers.get(place);
    }

    /** Returns somebody. */
    public Customer anyone(Dice chooser) {
        return chooser.pick(customers);
    }

    /** Returns somebody who lives in a city. */
    public Customer anyoneIn(City city, Dice chooser) {
        return chooser.pick(customersAt.in(city));
    }

    /** Returns a terminal in the city where a customer is; at home it is mostly one of the customer's usual ones. */
    public Terminal terminalFor(Customer customer, Dice chooser) {
        List<Integer> places = terminalPlacesAt.in(customer.whereabouts());
        return terminals.get(places.get(usual(customer, places.size(), chooser)));
    }

    /** Returns a terminal in a city that is a device of its own, not the shopkeeper's phone; each city has one. */
    public Terminal builtTerminalIn(City city, Dice chooser) {
        return terminals.get(placeOfBuiltTerminalIn(city, chooser));
    }

    /** Returns a shop on the web, mostly one of the customer's usual ones. */
    public Merchant webshopFor(Customer customer, Dice chooser) {
        return webshops.get(usual(customer, webshops.size(), chooser));
    }

    /** Returns a shop on the web. */
    public Merchant webshop(Dice chooser) {
        return chooser.pick(webshops);
    }

    /** Returns all merchants, those on the web too. */
    public List<Merchant> merchants() {
        List<Merchant> all = new ArrayList<>(shops);
        all.addAll(webshops);
        return all;
    }

    /** Returns how many terminals are in service; they have the places 0 to one less. */
    public int terminalCount() {
        return terminals.size();
    }

    /** Returns the terminal that has a place in the population. */
    public Terminal terminal(int place) {
        return terminals.get(place);
    }

    /** Takes a customer out of the population, who becomes a victim and stops paying; somebody else moves in. */
    public Customer takeVictim(Dice chooser) {
        int place = chooser.between(0, customers.size() - 1);
        Customer victim = customers.get(place);
        customersAt.in(cityOf(place)).remove(victim);
        admit(Customer.inCity(dice, ids, cityOf(place), createdAt), place);
        return victim;
    }

    /** Takes a terminal out of service for genuine payments; the shop gets another one. */
    public Replaced takeTerminal(Dice chooser) {
        int place = placeOfBuiltTerminalIn(chooser.pick(List.of(City.values())), chooser);
        Terminal taken = terminals.get(place);
        Terminal successor = Terminal.built(dice, ids, taken.merchant(), createdAt);
        terminals.set(place, successor);
        return new Replaced(taken, successor);
    }

    /**
     * A terminal that was taken out of service, and the one that stands in its place.
     *
     * @param taken the terminal that was taken
     * @param successor the terminal that replaces it
     */
    public record Replaced(Terminal taken, Terminal successor) {}

    private void admit(Customer customer, int place) {
        if (place == customers.size()) {
            customers.add(customer);
        } else {
            customers.set(place, customer);
        }
        customersAt.in(cityOf(place)).add(customer);
    }

    private int openShop(City city, int count) {
        Merchant shop = Merchant.established(dice, ids, city, dice.pick(STREET_TRADES), count, createdAt);
        shops.add(shop);
        for (int i = 0; i < count; i++) {
            List<Integer> places = terminalPlacesAt.in(city);
            Terminal terminal = places.isEmpty()
                    ? Terminal.built(dice, ids, shop, createdAt)
                    : Terminal.in(dice, ids, shop, createdAt);
            places.add(terminals.size());
            terminals.add(terminal);
        }
        return count;
    }

    private int placeOfBuiltTerminalIn(City city, Dice chooser) {
        int place = chooser.pick(terminalPlacesAt.in(city));
        while (terminals.get(place).isPhone()) {
            place = chooser.pick(terminalPlacesAt.in(city));
        }
        return place;
    }

    /** Draws one of many: mostly one of the few that a customer always goes to. */
    private static int usual(Customer customer, int size, Dice chooser) {
        return chooser.chance(USUAL_SHARE)
                ? Math.floorMod(customer.accountId().hashCode() + HABITS_APART * chooser.between(1, USUAL_PLACES), size)
                : chooser.between(0, size - 1);
    }

    private static City cityOf(int place) {
        City[] cities = City.values();
        return cities[place % cities.length];
    }
}
