package dev.sluice.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "3782 822463 10005",
                "3056-930902-5904",
                "378282246310005",
                "4222222222222",
                "6212345678900000003",
                "card4111111111111111",
                "d4111111111111111",
                "pan=4111111111111111.",
                "4111111111111111=2512101",
                "4111111111111111D25121010000012300000",
                "id-4111-1111-1111-1111",
                "12 4111111111111111 34",
            })
    void a_card_number_is_found(String text) {
        assertThat(PanDetector.containsPan(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112", // wrong check digit
                "1111111111111117", // right check digit, no issuer
                "411111111111", // 12 digits
                "41111111111111111111", // 20 digits
                "411111111111111100000000", // longer number that begins so
                "4111 1111-1111 1111", // no one prints it like that
                "41 11 11 11 11 11 11 11",
                "0c8f3f8e-1fd2-4a53-9d6b-6a7f0d9f6a10",
                "a4111111111111111bcdef0123456789", // hexadecimal
                "490154203237518", // IMEI, right check digit
                "8944200000000000003", // ICCID
                "1764547200000", // milliseconds of 2025
                "2025-12-01T00:00:00.000Z",
            })
    void what_is_no_card_number_is_not_suspected(String text) {
        assertThat(PanDetector.containsPan(text)).isFalse();
    }

    @Test
    void at_most_the_first_six_and_the_last_four_digits_stay() {
        assertThat(PanRedactor.redact("a 4111-1111-1111-1111 and 378282246310005 b"))
                .isEqualTo("a 4111-11**-****-1111 and 378282*****0005 b");
        assertThat(PanRedactor.redact("4222222222222")).isEqualTo("422222***2222");
    }

    @Test
    void what_holds_no_card_number_is_given_back_itself() {
        byte[] bytes = "{\"id\":\"1764547200000-20251201\"}".getBytes(UTF_8);

        assertThat(PanRedactor.redact(bytes)).isSameAs(bytes);
        assertThat(PanRedactor.redact((byte[]) null)).isNull();
    }

    @Test
    void the_bytes_given_are_not_touched() {
        byte[] bytes = "4111111111111111".getBytes(US_ASCII);

        byte[] masked = PanRedactor.redact(bytes);

        assertThat(bytes).isEqualTo("4111111111111111".getBytes(US_ASCII));
        assertThat(masked).isEqualTo("411111******1111".getBytes(US_ASCII));
    }

    @Test
    void a_length_that_looks_like_a_digit_does_not_hide_a_card_number() {
        byte[] id = "order-7".getBytes(US_ASCII);
        byte[] text = "4111111111111111 by phone".getBytes(US_ASCII);
        byte[] bytes = new byte[id.length + 1 + text.length];
        System.arraycopy(id, 0, bytes, 0, id.length);
        bytes[id.length] = (byte) (text.length << 1);
        System.arraycopy(text, 0, bytes, id.length + 1, text.length);

        assertThat((char) bytes[id.length]).isEqualTo('2');
        assertThat(new String(PanRedactor.redact(bytes), US_ASCII)).isEqualTo("order-72411111******1111 by phone");
    }
}
