package dev.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CountryTest {

    @Test
    void a_price_is_worth_in_euros_what_it_was_made_from() {
        assertThat(Country.inEuros(Country.BR.price(50), "BRL")).isEqualByComparingTo("50.00");
        assertThat(Country.inEuros(Country.DE.price(50), "EUR")).isEqualByComparingTo("50.00");
    }

    @Test
    void a_currency_that_the_world_does_not_have_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Country.inEuros(BigDecimal.ONE, "JPY"))
                .withMessageContaining("JPY");
    }
}
