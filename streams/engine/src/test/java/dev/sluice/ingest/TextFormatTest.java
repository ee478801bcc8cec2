package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "198.51.100.7", "::", "::1", "2001:db8::7", "::ffff:1.2.3.4"})
    void an_address_in_text_form_fits(String address) {
        assertThat(TextFormat.IP_ADDRESS.fits(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "01.2.3.4",
                "1.2.3.4/24",
                "4294967296",
                "a.b.c.d",
                "localhost",
                "1:2:3",
                ":::",
                "2001:db8::g",
                "fe80::1%eth0",
                "[::1]",
                "99999999999.1.1.1"
            })
    void anything_else_is_no_address_and_is_never_looked_up(String text) {
        assertThat(TextFormat.IP_ADDRESS.fits(text)).isFalse();
    }

    @Test
    void every_country_and_kosovo_fit_and_nothing_like_them() {
        assertThat(Locale.getISOCountries()).allMatch(TextFormat.COUNTRY::fits);
        assertThat(TextFormat.COUNTRY.fits("XK")).isTrue();
        assertThat(TextFormat.COUNTRY.fits("EU")).isFalse();
        assertThat(TextFormat.COUNTRY.fits("de")).isFalse();
    }

    @Test
    void every_currency_fits_but_those_that_stand_for_none() {
        assertThat(Currency.getAvailableCurrencies())
                .extracting(Currency::getCurrencyCode)
                .filteredOn(code -> !code.equals("XXX") && !code.equals("XTS"))
                .allMatch(TextFormat.CURRENCY::fits);
        assertThat(TextFormat.CURRENCY.fits("XXX")).isFalse();
        assertThat(TextFormat.CURRENCY.fits("XTS")).isFalse();
    }

    @Test
    void time_zones_hashes_and_codes_are_held_to_their_form() {
        assertThat(ZoneId.getAvailableZoneIds()).allMatch(TextFormat.TIME_ZONE::fits);
        assertThat(TextFormat.TIME_ZONE.fits("Europe/Atlantis")).isFalse();
        assertThat(TextFormat.SHA256.fits("0f".repeat(32))).isTrue();
        assertThat(TextFormat.SHA256.fits("0F".repeat(32))).isFalse();
        assertThat(TextFormat.CODE.fits("071")).isTrue();
        assertThat(TextFormat.CODE.fits("7-1")).isFalse();
    }

    @Test
    void a_format_that_is_not_known_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextFormat.named("colour"))
                .withMessageContaining("'colour'");
    }
}
