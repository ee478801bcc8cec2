package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaValidatorTest {
    private static final IngestValidators VALIDATORS =
            IngestValidators.create(IngestLimits.defaults(), InstantSource.fixed(GoodEvents.NOW));

    /** One kind of event, how it is made and what validates it. */
    record Kind<T extends SpecificRecord>(EventValidator<T> validator, Supplier<T> good, String key) {
        List<Rejection> afterSetting(FieldPath field, Object value) {
            T event = good.get();
            field.set(event, value);
            return validator.validateKeyed(key, event);
        }

        Stream<FieldPath> fields() {
            return FieldPath.of(good.get().getSchema()).stream();
        }

        @Override
        public String toString() {
            return good.get().getSchema().getName();
        }
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>(VALIDATORS.transactions(), GoodEvents::transaction, GoodEvents.ACCOUNT),
                new Kind<>(VALIDATORS.labels(), GoodEvents::label, "0c8f3f8e-1fd2-4a53-9d6b-6a7f0d9f6a10"),
                new Kind<>(VALIDATORS.challenges(), GoodEvents::challenge, GoodEvents.ACCOUNT),
                new Kind<>(VALIDATORS.telemetry(), GoodEvents::telemetry, "dev-0001"),
                new Kind<>(VALIDATORS.terminals(), GoodEvents::terminal, "term-0001"),
                new Kind<>(VALIDATORS.merchants(), GoodEvents::merchant, "merch-0001"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_good_event_of_every_kind_may_enter(Kind<? extends SpecificRecord> kind) {
        assertThat(kind.afterSetting(kind.fields().findFirst().orElseThrow(), "id-1"))
                .filteredOn(rejection -> rejection.reason() != RejectionReason.KEY_MISMATCH)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_card_number_is_found_in_every_text_of_every_kind_lists_included(Kind<?> kind) {
        assertThat(kind.fields().filter(field -> textIn(field.type())))
                .isNotEmpty()
                .allSatisfy(field -> {
                    boolean list = field.type().getType() == Schema.Type.ARRAY;
                    String card = "5555555555554444";
                    assertThat(kind.afterSetting(field, list ? List.of("fine", card) : card))
                            .anyMatch(rejection -> rejection.field().equals(field.path())
                                    && rejection.reason() == RejectionReason.CARD_NUMBER);
                });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatever_is_required_is_missed_when_it_is_not_there(Kind<?> kind) {
        assertThat(kind.fields().filter(FieldPath::required)).isNotEmpty().allSatisfy(field -> {
            if (field.type().getType() != Schema.Type.DOUBLE) {
                assertThat(kind.afterSetting(field, null))
                        .anyMatch(rejection -> rejection.field().equals(field.path())
                                && rejection.reason() == RejectionReason.MISSING);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_is_no_finite_number_is_refused_in_every_field_of_every_kind(double number) {
        assertThat(kinds().flatMap(kind -> kind.fields()
                        .filter(field -> field.type().getType() == Schema.Type.DOUBLE)
                        .map(field -> kind.afterSetting(field, number).stream()
                                .filter(rejection -> rejection.field().equals(field.path()))
                                .findFirst())))
                .isNotEmpty()
                .allSatisfy(rejection -> assertThat(rejection)
                        .get()
                        .returns(RejectionReason.OUT_OF_RANGE, Rejection::reason)
                        .satisfies(refused ->
                                assertThat(refused.message()).contains("is not a finite number: send a number ")));
    }

    @Test
    void a_list_that_never_ends_is_refused() {
        MerchantProfileChanged merchant = GoodEvents.merchant();
        merchant.setLicensedCountries(Collections.nCopies(1_001, "DE"));

        assertThat(VALIDATORS.merchants().validate(merchant))
                .singleElement()
                .returns("licensedCountries", Rejection::field)
                .returns(RejectionReason.TOO_LONG, Rejection::reason);
    }

    @Test
    void a_place_within_a_record_within_an_event_is_named_by_its_path() {
        MerchantProfileChanged merchant = GoodEvents.merchant();
        GeoPoint center = merchant.getLicensedArea().getCenter();
        center.setLongitude(180.5);

        assertThat(VALIDATORS.merchants().validate(merchant))
                .singleElement()
                .returns("licensedArea.center.longitude", Rejection::field);
    }

    @Test
    void a_day_that_nobody_can_mean_is_refused() {
        DeviceTelemetryReported telemetry = GoodEvents.telemetry();
        telemetry.setSecurityPatchedOn(LocalDate.ofEpochDay(20_000_000));

        assertThat(VALIDATORS.telemetry().validate(telemetry))
                .singleElement()
                .returns("securityPatchedOn", Rejection::field)
                .returns(RejectionReason.OUT_OF_RANGE, Rejection::reason);
    }

    @Test
    void an_amount_that_four_places_cannot_hold_is_refused_and_zeros_behind_do_no_harm() {
        TransactionRequested event = GoodEvents.transaction();

        event.setAmount(new BigDecimal("1.00001"));
        assertThat(VALIDATORS.transactions().validate(event))
                .singleElement()
                .returns(RejectionReason.AMOUNT_TOO_PRECISE, Rejection::reason);

        event.setAmount(new BigDecimal("1.00010000"));
        assertThat(VALIDATORS.transactions().validate(event)).isEmpty();
    }

    @Test
    void half_a_character_is_refused_and_a_whole_one_is_not() {
        MerchantProfileChanged merchant = GoodEvents.merchant();

        merchant.setTradingName("Café \uD83C\uDF55");
        assertThat(VALIDATORS.merchants().validate(merchant)).isEmpty();

        merchant.setTradingName("Café \uD83C");
        assertThat(VALIDATORS.merchants().validate(merchant))
                .singleElement()
                .returns(RejectionReason.FORBIDDEN_CHARACTER, Rejection::reason);
    }

    @Test
    void a_label_that_says_nothing_is_refused() {
        TransactionLabelled label = GoodEvents.label();
        label.setLabel(FraudLabel.UNKNOWN);

        assertThat(VALIDATORS.labels().validate(label))
                .singleElement()
                .returns("label", Rejection::field)
                .returns(RejectionReason.MISSING, Rejection::reason);
    }

    @Test
    void a_schema_without_a_key_is_no_event() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchemaValidator<>(
                        GeoPoint.getClassSchema(), IngestLimits.defaults(), InstantSource.system()))
                .withMessageContaining("GeoPoint has no property \"key\"");
    }

    private static boolean textIn(Schema type) {
        return type.getType() == Schema.Type.STRING
                || (type.getType() == Schema.Type.ARRAY && type.getElementType().getType() == Schema.Type.STRING);
    }
}
