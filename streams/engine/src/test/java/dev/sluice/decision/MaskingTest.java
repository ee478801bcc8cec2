package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.GeoPoint;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void of_a_token_only_the_end_is_shown_and_of_a_short_one_nothing() {
        assertThat(Masking.token("tok-7f3a9c1e")).isEqualTo("***9c1e");
        assertThat(Masking.token("acc-417")).isEqualTo("***");
    }

    @Test
    void of_an_address_only_the_network_is_shown() {
        assertThat(Masking.network("203.0.113.77")).isEqualTo("203.0.0.0/16");
        assertThat(Masking.network("2001:DB8:85a3::8a2e:370:7334")).isEqualTo("2001:db8::/32");
        assertThat(Masking.network("2001::1")).isEqualTo("2001:0::/32");
        assertThat(Masking.network("::1")).isEqualTo("***");
        assertThat(Masking.network("localhost")).isEqualTo("***");
    }

    @Test
    void a_place_is_shown_to_about_ten_kilometers() {
        assertThat(Masking.place(new GeoPoint(52.51627, 13.37771, null))).isEqualTo("52.5,13.4");
        assertThat(Masking.place(new GeoPoint(-0.01, -179.96, null))).isEqualTo("0.0,-180.0");
    }
}
