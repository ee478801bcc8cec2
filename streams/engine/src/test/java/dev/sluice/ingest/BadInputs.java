package dev.sluice.ingest;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of bad input that tests feed to Sluice, each field's own faults derived from the schema: a field that joins
 * the contract joins them.
 */
public final class BadInputs {
    private static final Map<String, List<String>> WRONG_FORMS = Map.of(
            "identifier", List.of("naïve", " leading", "trailing "),
            "country", List.of("de", "DEU", "ZZ", "276"),
            "currency", List.of("eur", "EURO", "978", "XXX", "€"),
            "mcc", List.of("541", "54110", "54A1", "54 1"),
            "code", List.of("07-1", "0123456789ABC", "ü"),
            "ipAddress",
                    List.of(
                            "256.1.1.1",
                            "1.2.3",
                            "1.2.3.4.5",
                            "1.2.3.4.",
                            "2001:db8:::1",
                            "::1%lo",
                            "localhost",
                            "[::1]"));
    private static final List<String> FORBIDDEN =
            List.of("a\nb", "a\tb", "a\u007Fb", "a\u0085b", "a\u202Eb", "a\u2066b", "a\uFFFDb");

    private final Instant now;
    private final List<BadInput> all = new ArrayList<>();

    private BadInputs(Instant now) {
        this.now = now;
    }

    /**
     * Returns every kind, always the same ones in the same order.
     *
     * @param now what the clock of the system under test shows, give or take an hour
     */
    public static List<BadInput> all(Instant now) {
        BadInputs made = new BadInputs(now);
        for (FieldPath field : FieldPath.of(TransactionRequested.getClassSchema())) {
            made.faultsOf(field);
        }
        made.cardNumbersInEveryShape();
        made.charactersThatDoHarm();
        made.times();
        made.amounts();
        made.missingTerminals();
        made.wrongKeys();
        made.all.addAll(UnreadableInputs.all());
        return List.copyOf(made.all);
    }

    private void faultsOf(FieldPath field) {
        switch (field.type().getType()) {
            case STRING -> textFaults(field);
            case DOUBLE, INT -> numberFaults(field);
            case LONG -> timeFaults(field);
            case BYTES -> moneyFaults(field);
            case BOOLEAN, ENUM -> {}
            default -> throw new IllegalStateException(field + " is of a type that has no faults here yet; add them");
        }
    }

    private void textFaults(FieldPath field) {
        spoil(field, "holds a card number", RejectionReason.CARD_NUMBER, "4111111111111111");
        spoil(field, "is too long", RejectionReason.TOO_LONG, "x".repeat(600));
        spoil(field, "holds a NUL", RejectionReason.FORBIDDEN_CHARACTER, "a\u0000b");
        if (field.format().equals("text")) {
            return;
        }
        spoil(field, "is empty", RejectionReason.MISSING, "");
        spoil(field, "is blank", RejectionReason.MISSING, "   ");
        RejectionReason wrongForm = TextFormat.named(field.format()).reason();
        for (String wrong : WRONG_FORMS.getOrDefault(field.format(), List.of())) {
            spoil(field, "is '" + wrong + "'", wrongForm, wrong);
        }
    }

    private void numberFaults(FieldPath field) {
        boolean whole = field.type().getType() == Schema.Type.INT;
        if (!whole) {
            spoil(field, "is not a number", RejectionReason.OUT_OF_RANGE, Double.NaN);
            spoil(field, "is infinite", RejectionReason.OUT_OF_RANGE, Double.POSITIVE_INFINITY);
            spoil(field, "is infinite below zero", RejectionReason.OUT_OF_RANGE, Double.NEGATIVE_INFINITY);
        }
        if (field.field().getObjectProp("minimum") instanceof Integer minimum) {
            Object below = whole ? (Object) (minimum - 1) : (Object) (minimum - 0.001);
            spoil(field, "is too small", RejectionReason.OUT_OF_RANGE, below);
        }
        if (field.field().getObjectProp("maximum") instanceof Integer maximum) {
            Object above = whole ? (Object) (maximum + 1) : (Object) (maximum + 0.001);
            spoil(field, "is too large", RejectionReason.OUT_OF_RANGE, above);
        }
    }

    private void timeFaults(FieldPath field) {
        boolean mayLieAhead = Boolean.TRUE.equals(field.field().getObjectProp("future"));
        Instant future = mayLieAhead ? Instant.parse("2300-01-01T00:00:00Z") : now.plus(Duration.ofDays(2));
        spoil(field, "lies in the future", RejectionReason.TIME_IN_FUTURE, future);
        spoil(field, "is far too old", RejectionReason.TIME_TOO_OLD, Instant.parse("1815-06-18T00:00:00Z"));
        spoil(
                field,
                "is in microseconds",
                RejectionReason.TIME_IN_FUTURE,
                Instant.ofEpochMilli(now.toEpochMilli() * 1_000));
    }

    private void moneyFaults(FieldPath field) {
        if (!(field.type().getLogicalType() instanceof LogicalTypes.Decimal)) {
            throw new IllegalStateException(field + " is bytes but no money; say here what its faults are");
        }
        spoil(field, "is negative", RejectionReason.AMOUNT_NOT_POSITIVE, new BigDecimal("-0.0100"));
        spoil(field, "is absurd", RejectionReason.AMOUNT_TOO_LARGE, new BigDecimal("99999999999999.0000"));
    }

    private void cardNumbersInEveryShape() {
        Map<String, String> shapes = Map.ofEntries(
                Map.entry("Visa in groups", "4111 1111 1111 1111"),
                Map.entry("Visa with dashes", "4111-1111-1111-1111"),
                Map.entry("Visa with dots", "4111.1111.1111.1111"),
                Map.entry("old Visa", "4222222222222"),
                Map.entry("Mastercard", "5555555555554444"),
                Map.entry("Mastercard, new range", "2223003122003222"),
                Map.entry("American Express", "378282246310005"),
                Map.entry("American Express in groups", "3782 822463 10005"),
                Map.entry("Diners Club in groups", "3056 930902 5904"),
                Map.entry("Discover", "6011111111111117"),
                Map.entry("JCB", "3530111333300000"),
                Map.entry("UnionPay, 19 digits", "6212345678900000003"),
                Map.entry("Maestro", "6759649826438453"),
                Map.entry("track 2", "4111111111111111=25121010000000000000"),
                Map.entry("in a text", "card:4111111111111111;exp"));
        shapes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(shape -> event(
                        "merchantId holds a card number: " + shape.getKey(),
                        RejectionReason.CARD_NUMBER,
                        "merchantId",
                        event -> event.setMerchantId(shape.getValue())));
    }

    private void charactersThatDoHarm() {
        for (String text : FORBIDDEN) {
            event(
                    String.format("deviceId holds U+%04X", (int) text.charAt(1)),
                    RejectionReason.FORBIDDEN_CHARACTER,
                    "deviceId",
                    event -> event.setDeviceId(text));
        }
    }

    private void times() {
        event(
                "eventTime is ten minutes ahead, plus an hour",
                RejectionReason.TIME_IN_FUTURE,
                "eventTime",
                event -> event.setEventTime(now.plus(Duration.ofMinutes(70))));
        event(
                "eventTime is in seconds",
                RejectionReason.TIME_TOO_OLD,
                "eventTime",
                event -> event.setEventTime(Instant.ofEpochMilli(now.getEpochSecond())));
        event(
                "eventTime was never set",
                RejectionReason.TIME_TOO_OLD,
                "eventTime",
                event -> event.setEventTime(Instant.EPOCH));
        event(
                "eventTime is the largest number",
                RejectionReason.TIME_IN_FUTURE,
                "eventTime",
                event -> event.setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE)));
        event(
                "eventTime is the smallest number",
                RejectionReason.TIME_TOO_OLD,
                "eventTime",
                event -> event.setEventTime(Instant.ofEpochMilli(Long.MIN_VALUE)));
    }

    private void amounts() {
        for (TransactionType type : TransactionType.values()) {
            if (type != TransactionType.ACCOUNT_VERIFICATION && type != TransactionType.UNKNOWN) {
                event("amount of a " + type + " is zero", RejectionReason.AMOUNT_NOT_POSITIVE, "amount", event -> {
                    event.setTransactionType(type);
                    event.setAmount(new BigDecimal("0.0000"));
                });
            }
        }
    }

    private void missingTerminals() {
        for (EntryMode mode : List.of(
                EntryMode.CHIP, EntryMode.CONTACTLESS, EntryMode.BLUETOOTH, EntryMode.PHONE_POS, EntryMode.FALLBACK)) {
            event(mode + " without a terminal", RejectionReason.TERMINAL_REQUIRED, "terminalId", event -> {
                event.setEntryMode(mode);
                event.setTerminalId(null);
            });
        }
    }

    private void wrongKeys() {
        keyed("the record has no key", null);
        keyed("the key is another account", "acc-another");
        keyed("the key is the account in capitals", GoodEvents.ACCOUNT.toUpperCase(Locale.ROOT));
    }

    private void keyed(String name, @Nullable String key) {
        TransactionRequested event = fresh();
        add(name, RejectionReason.KEY_MISMATCH, "accountId", key, event);
    }

    private void spoil(FieldPath field, String fault, RejectionReason reason, Object value) {
        event(field.path() + " " + fault, reason, field.path(), event -> field.set(event, value));
    }

    private void event(String name, RejectionReason reason, String field, Consumer<TransactionRequested> spoil) {
        TransactionRequested event = fresh();
        spoil.accept(event);
        add(name, reason, field, event.getAccountId(), event);
    }

    private void add(
            String name, RejectionReason reason, String field, @Nullable String key, TransactionRequested event) {
        all.add(new BadInput(name, reason.name(), field, key, new BadInput.Event(event)));
    }

    private TransactionRequested fresh() {
        TransactionRequested event = GoodEvents.transaction(now);
        event.setTransactionId("bad-" + all.size());
        return event;
    }
}
