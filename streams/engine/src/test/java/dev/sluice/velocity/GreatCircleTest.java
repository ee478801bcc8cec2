package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GreatCircleTest {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    @Test
    void from_pole_to_equator_is_a_quarter_of_the_way_round_and_to_the_other_pole_is_half() {
        assertThat(GreatCircle.distanceKm(90, 0, 0, 77)).isCloseTo(EARTH_RADIUS_KM * Math.PI / 2, within(1e-9));
        assertThat(GreatCircle.distanceKm(90, 0, -90, 0)).isCloseTo(EARTH_RADIUS_KM * Math.PI, within(1e-9));
    }

    /** A common example of the formula: 2886.4444428 km on a sphere of radius 6371 km. */
    @Test
    void from_the_airport_of_nashville_to_that_of_los_angeles() {
        assertThat(GreatCircle.distanceKm(36.12, -86.67, 33.94, -118.40))
                .isCloseTo(2886.4444428 * EARTH_RADIUS_KM / 6371, within(1e-6));
    }

    @Test
    void across_the_date_line_it_is_not_far() {
        assertThat(GreatCircle.distanceKm(0, 179.9, 0, -179.9)).isCloseTo(22.239, within(0.001));
    }

    @Test
    void no_distance_is_none_and_both_directions_are_equally_long() {
        assertThat(GreatCircle.distanceKm(52.52, 13.405, 52.52, 13.405)).isZero();
        assertThat(GreatCircle.distanceKm(52.52, 13.405, 48.86, 2.35))
                .isEqualTo(GreatCircle.distanceKm(48.86, 2.35, 52.52, 13.405));
    }
}
