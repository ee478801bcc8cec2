package dev.sluice.simulator.world;

/** The cities that people live in and travel to. */
public enum City {
    BERLIN(Country.DE, 52.520, 13.405),
    MUNICH(Country.DE, 48.137, 11.575),
    PARIS(Country.FR, 48.857, 2.352),
    LYON(Country.FR, 45.764, 4.836),
    LISBON(Country.PT, 38.722, -9.139),
    PORTO(Country.PT, 41.158, -8.629),
    LONDON(Country.GB, 51.507, -0.128),
    MANCHESTER(Country.GB, 53.481, -2.242),
    NEW_YORK(Country.US, 40.713, -74.006),
    BOSTON(Country.US, 42.360, -71.059),
    SAO_PAULO(Country.BR, -23.550, -46.633),
    RIO_DE_JANEIRO(Country.BR, -22.907, -43.173),
    DUBAI(Country.AE, 25.205, 55.271),
    SINGAPORE(Country.SG, 1.352, 103.820),
    SYDNEY(Country.AU, -33.869, 151.209),
    MELBOURNE(Country.AU, -37.814, 144.963);

    private final Country country;
    private final double latitude;
    private final double longitude;

    City(Country country, double latitude, double longitude) {
        this.country = country;
        this.latitude = latitude;
        this.longitude = longitude;
    }

    /** Returns the country that it lies in. */
    public Country country() {
        return country;
    }

    /** Returns its middle. */
    public Place center() {
        return new Place(country, latitude, longitude);
    }
}
