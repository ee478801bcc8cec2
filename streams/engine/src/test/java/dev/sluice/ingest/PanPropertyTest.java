package dev.sluice.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TransactionRequested;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;

class PanPropertyTest {
    private static final List<FieldPath> TEXTS = FieldPath.of(TransactionRequested.getClassSchema()).stream()
            .filter(field -> field.type().getType() == Schema.Type.STRING)
            .toList();

    @Provide
    Arbitrary<String> cards() {
        Arbitrary<String> issuers =
                Arbitraries.of("4", "51", "55", "2221", "2720", "6011", "62", "3528", "508", "9792");
        return Combinators.combine(issuers, Arbitraries.strings().numeric().ofLength(15))
                .as((issuer, rest) -> completed((issuer + rest).substring(0, 15)));
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.strings().withChars("ghijklmnop:,;/ ").ofMaxLength(30);
    }

    @Property
    void every_card_number_is_found_wherever_it_stands(
            @ForAll("cards") String card, @ForAll("surroundings") String before, @ForAll("surroundings") String after) {
        assertThat(PanDetector.containsPan(before + card + after)).isTrue();
        assertThat(PanDetector.containsPan(before + grouped(card, " ") + after)).isTrue();
        assertThat(PanDetector.containsPan(before + grouped(card, "-") + after)).isTrue();
    }

    @Property
    void one_wrong_digit_and_it_is_no_card_number(@ForAll("cards") String card, @ForAll Random random) {
        char[] digits = card.toCharArray();
        int at = random.nextInt(digits.length);
        digits[at] = (char) ('0' + (digits[at] - '0' + 1 + random.nextInt(9)) % 10);

        assertThat(PanDetector.containsPan(new String(digits))).isFalse();
    }

    @Property
    void what_was_masked_is_no_longer_suspected_and_as_long_as_before(
            @ForAll("cards") String card, @ForAll("surroundings") String before, @ForAll("surroundings") String after) {
        String text = before + card + after;

        byte[] masked = PanRedactor.redact(text.getBytes(UTF_8));

        assertThat(masked).hasSameSizeAs(text.getBytes(UTF_8));
        assertThat(new String(masked, UTF_8))
                .doesNotContain(card)
                .startsWith(before)
                .endsWith(after);
        assertThat(PanDetector.containsPan(new String(masked, UTF_8))).isFalse();
    }

    @Property
    void a_masked_avro_record_is_still_that_record_but_for_the_card_number(
            @ForAll("cards") String card,
            @ForAll("surroundings") String before,
            @ForAll("surroundings") String after,
            @ForAll Random random)
            throws IOException {
        FieldPath field = TEXTS.get(random.nextInt(TEXTS.size()));
        TransactionRequested event = GoodEvents.transaction();
        event.setTransactionId(Long.toString(random.nextLong() >>> 1));
        field.set(event, before + card + after);

        byte[] bytes = AvroBytes.encode(event);
        byte[] masked = PanRedactor.redact(bytes);

        assertThat(masked).hasSameSizeAs(bytes);
        assertThat(new String(masked, UTF_8)).doesNotContain(card);
        String kept = card.substring(0, 6) + "******" + card.substring(12);
        field.set(event, before + kept + after);
        assertThat(AvroBytes.decode(masked, event.getSchema()))
                .usingRecursiveComparison()
                .ignoringFields("transactionId")
                .isEqualTo(event);
    }

    @Property(tries = 20_000)
    void no_uuid_and_no_hash_is_suspected(@ForAll Random random) {
        UUID uuid = new UUID(random.nextLong(), random.nextLong());

        assertThat(PanDetector.containsPan(uuid.toString())).isFalse();
        assertThat(PanDetector.containsPan(uuid.toString().replace("-", ""))).isFalse();
    }

    @Property(tries = 20_000)
    void no_long_number_time_or_snowflake_is_suspected(@ForAll Random random) {
        long millis = 1_500_000_000_000L + (random.nextLong() >>> 1) % 400_000_000_000L;
        String snowflake = Long.toString((millis - 1_288_834_974_657L) << 22 | random.nextInt(1 << 22));

        assertThat(PanDetector.containsPan(Long.toString(millis))).isFalse();
        assertThat(PanDetector.containsPan(millis + "000")).isFalse();
        assertThat(PanDetector.containsPan(snowflake)).isFalse();
        assertThat(PanDetector.containsPan(snowflake + snowflake)).isFalse();
    }

    private static String grouped(String card, String separator) {
        return String.join(
                separator, card.substring(0, 4), card.substring(4, 8), card.substring(8, 12), card.substring(12));
    }

    /** The digits with their check digit behind them. */
    private static String completed(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighted = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
