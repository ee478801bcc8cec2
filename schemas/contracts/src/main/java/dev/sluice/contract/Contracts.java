package dev.sluice.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Which schema belongs to which registry subject, and the permission that Avro wants before it reads our records. */
public final class Contracts {
    private static final String PACKAGE = "dev.sluice.contract";
    private static final ClassSecurityPredicate OURS = Contracts::isOurs;
    private static final Map<String, Schema> BY_TOPIC = byTopic();

    private static boolean trusted;

    private Contracts() {}

    /**
     * Allows Avro to create the generated records, in addition to whatever it was allowed before. Without it Avro
     * refuses with a {@link SecurityException} to decode any of them, and to build any that has an enum field left at
     * its default. To be called once before the first record is read or built; further calls change nothing.
     */
    public static synchronized void trust() {
        if (!trusted) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), OURS));
            trusted = true;
        }
    }

    /**
     * Returns what Avro reads and writes a generated record with, so that records within it write themselves where Avro
     * has generated the code for that. The bytes are the same; a decision with thirty features takes three fifths of the time.
     *
     * @param type the generated class
     */
    public static SpecificData model(Class<? extends SpecificRecord> type) {
        SpecificData model = SpecificData.getForClass(type);
        model.setCustomCoders(true);
        return model;
    }

    /**
     * Returns the schema of the values of each Avro topic, by topic name as in {@link Topics}; alerts and dead letters
     * are not Avro and are not in it. Unmodifiable.
     */
    public static Map<String, Schema> schemasByTopic() {
        return BY_TOPIC;
    }

    /**
     * Returns the registry subject of a topic's values.
     *
     * @param topic the topic's name, not blank
     * @throws IllegalArgumentException if the name is blank
     */
    public static String subject(String topic) {
        Objects.requireNonNull(topic, "topic");
        if (topic.isBlank()) {
            throw new IllegalArgumentException("topic name is blank; a subject is named after its topic, see Topics");
        }
        return topic + "-value";
    }

    private static boolean isOurs(Class<?> type) {
        String name = type.getPackageName();
        return name.equals(PACKAGE) || name.startsWith(PACKAGE + ".");
    }

    private static Map<String, Schema> byTopic() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        schemas.put(Topics.TRANSACTION_REQUESTED, TransactionRequested.getClassSchema());
        schemas.put(Topics.TRANSACTION_LABELLED, TransactionLabelled.getClassSchema());
        schemas.put(Topics.CHALLENGE_COMPLETED, ChallengeCompleted.getClassSchema());
        schemas.put(Topics.DEVICE_TELEMETRY, DeviceTelemetryReported.getClassSchema());
        schemas.put(Topics.TERMINAL_SECURITY, TerminalSecurityReported.getClassSchema());
        schemas.put(Topics.MERCHANT_PROFILE, MerchantProfileChanged.getClassSchema());
        schemas.put(Topics.RULE_SET_PUBLISHED, RuleSetPublished.getClassSchema());
        schemas.put(Topics.RULE_SET_ACKNOWLEDGED, RuleSetAcknowledged.getClassSchema());
        schemas.put(Topics.DECISION_MADE, DecisionMade.getClassSchema());
        schemas.put(Topics.CHALLENGE_SETTLED, ChallengeSettled.getClassSchema());
        schemas.put(Topics.QUARANTINE_LIFTED, QuarantineLifted.getClassSchema());
        schemas.put(Topics.QUARANTINE_CHANGED, QuarantineChanged.getClassSchema());
        return Collections.unmodifiableMap(schemas);
    }
}
