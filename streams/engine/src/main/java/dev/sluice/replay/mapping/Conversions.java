package dev.sluice.replay.mapping;

import dev.sluice.finding.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The conversions that need nothing but the field's type. */
public final class Conversions {

    private static final Map<String, Boolean> TRUTH =
            Map.of("true", true, "false", false, "1", true, "0", false, "yes", true, "no", false);

    private Conversions() {}

    /** Whether values of the type are points in time. */
    public static boolean isTime(Schema type) {
        return type.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    /** Whether values of the type are days or times of day, without a place in time of their own. */
    public static boolean isOfCalendar(Schema type) {
        LogicalType logical = type.getLogicalType();
        return logical instanceof LogicalTypes.Date || logical instanceof LogicalTypes.TimeMillis;
    }

    /**
     * The usual conversion to a type: times and days in ISO 8601, numbers as people write them.
     *
     * @param type a type that holds a single value
     */
    public static Conversion to(Schema type) {
        LogicalType logical = type.getLogicalType();
        if (isTime(type)) {
            return TimeFormat.ISO;
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return decimal(decimal.getScale(), 0);
        }
        if (logical instanceof LogicalTypes.Date) {
            return text -> parsed(text, LocalDate::parse, "a day like 2024-01-31");
        }
        if (logical instanceof LogicalTypes.TimeMillis) {
            return text ->
                    parsed(text, LocalTime::parse, "a time of day like 18:30").truncatedTo(ChronoUnit.MILLIS);
        }
        return switch (type.getType()) {
            case STRING -> text -> text;
            case ENUM -> symbols(type);
            case INT -> text -> number(text, Integer::valueOf, "a whole number such as 3");
            case LONG -> text -> number(text, Long::valueOf, "a whole number such as 3");
            case DOUBLE -> Conversions::finite;
            case BOOLEAN -> Conversions::truth;
            default -> throw new IllegalArgumentException("no text can become " + type);
        };
    }

    /**
     * To a decimal number.
     *
     * @param scale decimal places of the field
     * @param implied how many last digits of the text are decimal places that are written without a point
     */
    static Conversion decimal(int scale, int implied) {
        return text -> {
            BigDecimal value =
                    number(text, BigDecimal::new, "a number such as 12.50").movePointLeft(implied);
            return value.scale() <= scale ? value.setScale(scale) : withoutZeros(value, scale);
        };
    }

    /** What is more precise than the field stays so, for the checks to refuse it: nothing is rounded. */
    private static BigDecimal withoutZeros(BigDecimal value, int scale) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= scale ? stripped.setScale(scale) : value;
    }

    private static Conversion symbols(Schema type) {
        Map<String, Object> bySymbol = new HashMap<>();
        for (String symbol : type.getEnumSymbols()) {
            bySymbol.put(symbol, SpecificData.get().createEnum(symbol, type));
        }
        List<String> accepted = new ArrayList<>(type.getEnumSymbols());
        return text -> {
            Object symbol = bySymbol.get(text);
            if (symbol == null) {
                throw new IllegalArgumentException(
                        NearestName.hint(text, accepted, "accepted: " + String.join(", ", accepted)));
            }
            return symbol;
        };
    }

    private static Object finite(String text) {
        double value = number(text, Double::valueOf, "a number such as 48.21");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("write a number such as 48.21");
        }
        return value;
    }

    private static Object truth(String text) {
        Boolean value = TRUTH.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new IllegalArgumentException("write true or false");
        }
        return value;
    }

    private static <T> T parsed(String text, Function<String, T> parser, String accepted) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write " + accepted, e);
        }
    }

    private static <T> T number(String text, Function<String, T> parser, String accepted) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("write " + accepted, e);
        }
    }

    /** The instant as Avro's generated classes hold it: whole milliseconds. */
    static Instant millis(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }
}
