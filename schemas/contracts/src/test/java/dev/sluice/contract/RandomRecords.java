package dev.sluice.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records of any schema, filled at random with all that their types allow; the same seed gives the same record. */
final class RandomRecords {
    private static final int ELEMENTS_MAX = 4;

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    SpecificRecord record(Schema schema) {
        SpecificRecord made = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            made.put(field.pos(), value(field.schema()));
        }
        return made;
    }

    private Object value(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case DOUBLE -> random.nextGaussian() * 1e6;
            case STRING -> text();
            case INT -> logical == null ? (Object) random.nextInt() : dateOrTimeOfDay(logical);
            case LONG -> logical == null ? (Object) random.nextLong() : instant();
            case BYTES -> logical instanceof LogicalTypes.Decimal decimal ? decimal(decimal) : bytes();
            case ENUM -> SpecificData.get().createEnum(pick(schema.getEnumSymbols()), schema);
            case RECORD -> record(schema);
            case UNION -> value(pick(schema.getTypes()));
            case ARRAY -> list(schema.getElementType());
            case MAP -> map(schema.getValueType());
            default -> throw new IllegalArgumentException("the contracts do not use " + schema.getType());
        };
    }

    private Object dateOrTimeOfDay(LogicalType logical) {
        return logical instanceof LogicalTypes.Date
                ? LocalDate.ofEpochDay(random.nextInt(100_000) - 20_000)
                : LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L);
    }

    private Instant instant() {
        return Instant.ofEpochMilli(random.nextLong() >> 16);
    }

    private BigDecimal decimal(LogicalTypes.Decimal type) {
        BigInteger unscaled = new BigInteger(59, random)
                .min(BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE));
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.getScale());
    }

    private ByteBuffer bytes() {
        byte[] content = new byte[random.nextInt(50)];
        random.nextBytes(content);
        return ByteBuffer.wrap(content);
    }

    private String text() {
        return random.ints(random.nextInt(30), 0x20, 0x2_0000)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private List<Object> list(Schema element) {
        List<Object> made = new ArrayList<>();
        for (int i = random.nextInt(ELEMENTS_MAX); i > 0; i--) {
            made.add(value(element));
        }
        return made;
    }

    private Map<String, Object> map(Schema value) {
        Map<String, Object> made = new HashMap<>();
        for (int i = random.nextInt(ELEMENTS_MAX); i > 0; i--) {
            made.put(text(), value(value));
        }
        return made;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
