package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.TransactionRequested;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputsTest {
    private static final List<BadInput> ALL = BadInputs.all(GoodEvents.NOW);

    private final TransactionValidator validator =
            new TransactionValidator(IngestLimits.defaults(), InstantSource.fixed(GoodEvents.NOW));

    static Stream<BadInput> events() {
        return ALL.stream().filter(input -> input.payload() instanceof BadInput.Event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_kind_of_bad_event_is_refused_for_its_reason_at_its_field(BadInput input) {
        TransactionRequested event = ((BadInput.Event) input.payload()).event();

        List<Rejection> rejections = validator.validateKeyed(input.key(), event);

        assertThat(rejections).isNotEmpty();
        assertThat(rejections.get(0).reason().name()).isEqualTo(input.reason());
        assertThat(rejections.get(0).field()).isEqualTo(input.field());
        assertThat(rejections.get(0).message()).startsWith("TransactionRequested." + input.field() + " ");
    }

    @Test
    void no_message_holds_a_card_number() {
        assertThat(events()).allSatisfy(input -> {
            TransactionRequested event = ((BadInput.Event) input.payload()).event();

            assertThat(validator.validateKeyed(input.key(), event))
                    .extracting(Rejection::message)
                    .noneMatch(PanDetector::containsPan)
                    .noneMatch(message -> message.contains("4111"));
        });
    }

    @Test
    void every_kind_of_bad_event_survives_the_way_through_kafka() {
        assertThat(events()).allSatisfy(input -> {
            TransactionRequested event = ((BadInput.Event) input.payload()).event();

            byte[] bytes = AvroBytes.encode(event);

            assertThat(AvroBytes.encode(AvroBytes.decode(bytes, event.getSchema())))
                    .isEqualTo(bytes);
        });
    }

    @Test
    void there_are_at_least_two_hundred_kinds_and_no_two_are_the_same() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(200);
        assertThat(ALL).extracting(BadInput::name).doesNotHaveDuplicates();
        assertThat(events().map(input -> ((BadInput.Event) input.payload()).event())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void bytes_that_are_called_malformed_cannot_be_read() {
        byte[] good = framed(AvroBytes.encode(GoodEvents.transaction()));

        assertThat(ALL.stream().filter(input -> input.reason().equals("MALFORMED")))
                .hasSizeGreaterThan(5)
                .allSatisfy(input -> {
                    byte[] bytes = ((BadInput.Bytes) input.payload()).spoil().apply(good);
                    byte[] value = Arrays.copyOfRange(bytes, 5, bytes.length);

                    assertThatThrownBy(() -> AvroBytes.decode(value, TransactionRequested.getClassSchema()))
                            .isInstanceOfAny(IOException.class, RuntimeException.class);
                });
    }

    @Test
    void spoilt_bytes_differ_from_the_good_ones_and_from_each_other() {
        byte[] good = framed(AvroBytes.encode(GoodEvents.transaction()));

        List<String> spoilt = ALL.stream()
                .map(BadInput::payload)
                .filter(BadInput.Bytes.class::isInstance)
                .map(payload ->
                        Arrays.toString(((BadInput.Bytes) payload).spoil().apply(good)))
                .toList();

        assertThat(spoilt).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
        assertThat(spoilt).doesNotContain(Arrays.toString(good));
    }

    /** The value in Confluent's wire format, as of the schema with id 1. */
    private static byte[] framed(byte[] value) {
        byte[] framed = new byte[5 + value.length];
        framed[4] = 1;
        System.arraycopy(value, 0, framed, 5, value.length);
        return framed;
    }
}
