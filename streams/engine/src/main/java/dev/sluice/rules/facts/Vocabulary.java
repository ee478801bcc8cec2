package dev.sluice.rules.facts;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.PersonalData;
import dev.sluice.contract.Proximity;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.NumberBounds;
import dev.sluice.ingest.TextFormat;
import dev.sluice.rules.facts.ValueType.Kind;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Every field that rules may use: those of the contracts and those that the fact classes compute. Immutable. */
public final class Vocabulary {

    /** The functions that turn a moment or a date into a number. */
    public static final Set<String> FUNCTIONS = Set.of("minutesSince", "hoursSince", "daysSince");

    /** The record whose fields are the transaction's own; those of the others are named below them: {@code qrCode.dynamic}. */
    private static final String REQUEST = "request";

    private static final Vocabulary INSTANCE = new Vocabulary();

    private final Map<FactType, SortedMap<String, FactField>> fields = new EnumMap<>(FactType.class);

    private Vocabulary() {
        Contracts.trust();
        for (FactType fact : FactType.values()) {
            SortedMap<String, FactField> ofFact = new TreeMap<>();
            recordsOf(fact).forEach((property, schema) -> addRecord(ofFact, fact, property, schema));
            addComputed(ofFact, fact);
            fields.put(fact, Collections.unmodifiableSortedMap(ofFact));
        }
    }

    /** The vocabulary; there is one. */
    public static Vocabulary get() {
        return INSTANCE;
    }

    /** The fields of a fact, by name. Velocity has none here: the analysts' features are its fields. */
    public Collection<FactField> fields(FactType fact) {
        return Collections.unmodifiableCollection(ofFact(fact).values());
    }

    /** Names of the fields of a fact, sorted. */
    public Set<String> names(FactType fact) {
        return Collections.unmodifiableSet(ofFact(fact).keySet());
    }

    /** The field of that name, if the fact has it. */
    public Optional<FactField> field(FactType fact, String name) {
        return Optional.ofNullable(ofFact(fact).get(name));
    }

    private SortedMap<String, FactField> ofFact(FactType fact) {
        return fields.getOrDefault(fact, Collections.emptySortedMap());
    }

    /** The contract records inside a fact, by the bean property that gives them. */
    private static Map<String, Schema> recordsOf(FactType fact) {
        return switch (fact) {
            case TRANSACTION ->
                Map.of(
                        REQUEST,
                        TransactionRequested.getClassSchema(),
                        "qrCode",
                        QrCode.getClassSchema(),
                        "threeDSecure",
                        ThreeDSecure.getClassSchema(),
                        "proximity",
                        Proximity.getClassSchema());
            case DEVICE -> Map.of("telemetry", DeviceTelemetryReported.getClassSchema());
            case TERMINAL -> Map.of("report", TerminalSecurityReported.getClassSchema());
            case MERCHANT -> Map.of("profile", MerchantProfileChanged.getClassSchema());
            case VELOCITY -> Map.of();
        };
    }

    private static void addRecord(Map<String, FactField> into, FactType fact, String property, Schema schema) {
        boolean nested = fact == FactType.TRANSACTION && !property.equals(REQUEST);
        boolean alwaysThere = property.equals(REQUEST);
        for (Schema.Field field : schema.getFields()) {
            boolean optional = field.schema().getType() == Schema.Type.UNION;
            ValueType type = typeOf(optional ? field.schema().getTypes().get(1) : field.schema());
            String name = nested ? property + "." + field.name() : field.name();
            boolean nullable = optional || !alwaysThere;
            String path = property + "." + field.name();
            boolean personal = PersonalData.isIn(field);
            add(
                    into,
                    new FactField(
                            fact,
                            name,
                            type,
                            nullable,
                            path,
                            personal,
                            boundsOf(field, type),
                            formatOf(field),
                            docOf(field)));
        }
    }

    private static void addComputed(Map<String, FactField> into, FactType fact) {
        for (Method method : fact.factClass().getDeclaredMethods()) {
            Meaning meaning = method.getAnnotation(Meaning.class);
            if (meaning == null) {
                continue;
            }
            String name = Introspector.decapitalize(method.getName().substring("get".length()));
            ValueType type = typeOf(method.getReturnType());
            boolean nullable = type.kind() != Kind.CHOICE;
            NumberBounds bounds = new NumberBounds(meaning.least(), meaning.most());
            add(
                    into,
                    new FactField(fact, name, type, nullable, name, false, bounds, TextFormat.PLAIN, meaning.value()));
        }
    }

    private static void add(Map<String, FactField> into, FactField field) {
        if (into.put(field.name(), field) != null) {
            throw new IllegalStateException(field.fact().shown() + " has two fields named " + field.name());
        }
    }

    /** What the intake holds senders to; an amount is never negative. */
    private static NumberBounds boundsOf(Schema.Field field, ValueType type) {
        return type.kind() == Kind.DECIMAL ? NumberBounds.NOT_NEGATIVE : NumberBounds.of(field);
    }

    private static TextFormat formatOf(Schema.Field field) {
        String format = field.getProp("format");
        return format == null ? TextFormat.PLAIN : TextFormat.named(format);
    }

    private static String docOf(Schema.Field field) {
        return field.doc() == null ? "" : field.doc();
    }

    private static ValueType typeOf(Class<?> type) {
        if (type == Boolean.class) {
            return ValueType.of(Kind.BOOLEAN);
        }
        if (type == Integer.class) {
            return ValueType.of(Kind.WHOLE);
        }
        if (type == Double.class) {
            return ValueType.of(Kind.REAL);
        }
        if (type.isEnum()) {
            return choice(Kind.CHOICE, type);
        }
        throw new IllegalStateException("rules cannot use a value of " + type);
    }

    private static ValueType typeOf(Schema schema) {
        String logicalType =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logicalType) {
            case "decimal" -> ValueType.of(Kind.DECIMAL);
            case "timestamp-millis" -> ValueType.of(Kind.MOMENT);
            case "date" -> ValueType.of(Kind.DATE);
            case "time-millis" -> ValueType.of(Kind.TIME_OF_DAY);
            default -> plainTypeOf(schema);
        };
    }

    private static ValueType plainTypeOf(Schema schema) {
        return switch (schema.getType()) {
            case BOOLEAN -> ValueType.of(Kind.BOOLEAN);
            case INT, LONG -> ValueType.of(Kind.WHOLE);
            case FLOAT, DOUBLE -> ValueType.of(Kind.REAL);
            case STRING -> ValueType.of(Kind.TEXT);
            case ENUM -> choice(Kind.CHOICE, SpecificData.get().getClass(schema));
            case RECORD -> ValueType.of(Kind.GROUP);
            case ARRAY ->
                schema.getElementType().getType() == Schema.Type.ENUM
                        ? choice(Kind.CHOICES, SpecificData.get().getClass(schema.getElementType()))
                        : ValueType.of(Kind.TEXTS);
            default -> throw new IllegalStateException("rules cannot use a value of the schema " + schema);
        };
    }

    @SuppressWarnings("unchecked")
    private static ValueType choice(Kind kind, Class<?> words) {
        return new ValueType(kind, (Class<? extends Enum<?>>) words);
    }
}
