package dev.sluice.velocity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of entity whose history Sluice keeps, each where the transactions that concern it come by. */
public enum Entity {
    /** The payer's account, by its token. */
    ACCOUNT(Attribute.ACCOUNT_ID),
    /** The card or other instrument that is charged, by its token; several accounts may use one. */
    INSTRUMENT(Attribute.INSTRUMENT_TOKEN),
    /** The address that the request came from. */
    IP(Attribute.IP_ADDRESS),
    /** The merchant that is paid, at whichever of its terminals. */
    MERCHANT(Attribute.MERCHANT_ID),
    /** The device the payer used. */
    DEVICE(Attribute.DEVICE_ID),
    /** The terminal that accepted the payment. */
    TERMINAL(Attribute.TERMINAL_ID);

    private final Attribute attribute;

    Entity(Attribute attribute) {
        this.attribute = attribute;
    }

    /** The attribute of a transaction that names the entity. */
    Attribute attribute() {
        return attribute;
    }

    /** Its name in {@code features.yaml}, for instance {@code account}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All entities by their {@link #word()}, in the order of declaration. */
    static Map<String, Entity> byWord() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(Entity::word, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
