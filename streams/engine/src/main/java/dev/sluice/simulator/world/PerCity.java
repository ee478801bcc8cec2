package dev.sluice.simulator.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One list for each city. */
final class PerCity<T> {

    private final Map<City, List<T>> lists = new EnumMap<>(City.class);

    /** Returns the list of a city, which may be changed. */
    List<T> in(City city) {
        return lists.computeIfAbsent(city, ignored -> new ArrayList<>());
    }
}
