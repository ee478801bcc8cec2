package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionValidatorTest {
    private static final Instant NOW = GoodEvents.NOW;

    private final TransactionValidator validator =
            new TransactionValidator(IngestLimits.defaults(), InstantSource.fixed(NOW));

    @Test
    void a_transaction_with_everything_in_it_may_enter() {
        assertThat(validator.validateKeyed(GoodEvents.ACCOUNT, GoodEvents.transaction()))
                .isEmpty();
    }

    @Test
    void a_transaction_with_no_more_than_what_is_required_may_enter() {
        TransactionRequested bare = TransactionRequested.newBuilder()
                .setTransactionId("t-1")
                .setAccountId("a-1")
                .setEventTime(NOW)
                .setAmount(new BigDecimal("1.0000"))
                .setCurrency("EUR")
                .build();

        assertThat(validator.validate(bare)).isEmpty();
    }

    @Test
    void a_clock_may_be_ahead_by_the_skew_and_not_more() {
        Duration skew = IngestLimits.defaults().futureSkewMax();
        TransactionRequested event = GoodEvents.transaction();

        event.setEventTime(NOW.plus(skew));
        assertThat(validator.validate(event)).isEmpty();

        event.setEventTime(NOW.plus(skew).plusMillis(1));
        assertThat(validator.validate(event))
                .singleElement()
                .returns("eventTime", Rejection::field)
                .returns(RejectionReason.TIME_IN_FUTURE, Rejection::reason);
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryMode.class,
            names = {"CHIP", "CONTACTLESS", "BLUETOOTH", "PHONE_POS", "FALLBACK"})
    void an_entry_mode_at_a_terminal_needs_the_terminal(EntryMode mode) {
        TransactionRequested event = GoodEvents.transaction();
        event.setEntryMode(mode);
        event.setTerminalId(null);

        assertThat(validator.validate(event))
                .singleElement()
                .returns("terminalId", Rejection::field)
                .returns(RejectionReason.TERMINAL_REQUIRED, Rejection::reason);
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryMode.class,
            names = {"UNKNOWN", "MANUAL", "QR_CODE", "CREDENTIAL_ON_FILE", "ECOMMERCE"})
    void any_other_entry_mode_does_without(EntryMode mode) {
        TransactionRequested event = GoodEvents.transaction();
        event.setEntryMode(mode);
        event.setTerminalId(null);

        assertThat(validator.validate(event)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void the_amount_zero_is_for_checking_a_credential_or_for_who_does_not_state_the_type(TransactionType type) {
        TransactionRequested event = GoodEvents.transaction();
        event.setTransactionType(type);
        event.setAmount(new BigDecimal("0.0000"));

        List<RejectionReason> reasons =
                validator.validate(event).stream().map(Rejection::reason).toList();

        switch (type) {
            case ACCOUNT_VERIFICATION, UNKNOWN -> assertThat(reasons).isEmpty();
            default -> assertThat(reasons).containsExactly(RejectionReason.AMOUNT_NOT_POSITIVE);
        }
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_the_order_of_the_fields() {
        TransactionRequested event = GoodEvents.transaction();
        event.setAccountId(" ");
        event.setCurrency("EURO");
        event.getLocation().setLatitude(Double.NaN);
        event.setTerminalId(null);

        assertThatThrownBy(() -> validator.require(" ", event))
                .isInstanceOfSatisfying(RejectedEventException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("MISSING");
                    assertThat(refused.field()).isEqualTo("accountId");
                    assertThat(refused.rejections())
                            .extracting(Rejection::field)
                            .containsExactly("accountId", "currency", "location.latitude", "terminalId");
                })
                .hasMessageContaining("TransactionRequested.accountId is blank")
                .hasMessageContaining("send an ISO 4217 code in capitals, for example EUR");
    }

    @Test
    void a_key_that_is_not_the_account_is_refused() {
        assertThat(validator.validateKeyed("another", GoodEvents.transaction()))
                .singleElement()
                .returns("accountId", Rejection::field)
                .returns(RejectionReason.KEY_MISMATCH, Rejection::reason);
        assertThat(validator.validateKeyed(null, GoodEvents.transaction()))
                .extracting(Rejection::message)
                .singleElement()
                .asString()
                .contains("there is none");
    }
}
