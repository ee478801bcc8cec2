package dev.sluice.serde;

import dev.sluice.contract.Contracts;
import dev.sluice.serde.BadRecordException.Reason;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The schemas that the registry keeps, by id and by topic, each asked for once. Subjects are named
 * {@code <topic>-value}. Safe for use by several threads.
 */
public final class SchemaCatalog implements AutoCloseable {

    private static final int SCHEMAS_PER_SUBJECT_MAX = 1_000;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final SchemaRegistryClient client;
    private final RegistryCalls calls;
    private final boolean autoRegister;
    private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();

    private SchemaCatalog(SchemaRegistryClient client, RegistryCalls calls, boolean autoRegister) {
        this.client = client;
        this.calls = calls;
        this.autoRegister = autoRegister;
    }

    /** A catalog of the registry at these settings. It is not contacted before the first schema is needed. */
    public static SchemaCatalog of(RegistrySettings settings) {
        return of(
                new CachedSchemaRegistryClient(settings.urlTexts(), SCHEMAS_PER_SUBJECT_MAX, settings.clientOptions()),
                settings);
    }

    /**
     * A catalog over a client of the caller's, which the catalog closes.
     *
     * @param settings what the client does not know: where it points to, for messages, the time to keep trying, and
     *                 whether to register
     */
    public static SchemaCatalog of(SchemaRegistryClient client, RegistrySettings settings) {
        return new SchemaCatalog(client, new RegistryCalls(settings), settings.autoRegister());
    }

    /** A serde for one kind of record, for the values of any topic. */
    public <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type) {
        return new AvroSerde<>(type, this);
    }

    /**
     * Registers a schema as the newest of a topic's values, or finds it already there.
     *
     * @return the id that records name it by
     * @throws SchemaRefusedException       if it is not compatible with the topic's earlier schemas or not valid
     * @throws RegistryUnavailableException if the registry gives no usable answer
     */
    public int register(String topic, Schema schema) {
        String subject = Contracts.subject(topic);
        AvroSchema portable = PortableSchema.of(schema);
        return calls.answer(
                "register a schema under " + subject,
                () -> client.register(subject, portable),
                e -> new SchemaRefusedException(
                        "The registry refuses " + schema.getFullName() + " under subject " + subject + ": "
                                + e.getMessage(),
                        e));
    }

    /**
     * Tells whether exactly this schema is registered for a topic's values.
     *
     * @throws RegistryUnavailableException if the registry gives no usable answer
     */
    public boolean knows(String topic, Schema schema) {
        String subject = Contracts.subject(topic);
        AvroSchema portable = PortableSchema.of(schema);
        try {
            calls.answer(
                    "look up a schema under " + subject,
                    () -> lookUp(subject, portable),
                    e -> new SchemaRefusedException(schema.getFullName() + " is not registered under " + subject, e));
            return true;
        } catch (SchemaRefusedException e) {
            return false;
        }
    }

    /**
     * Has the registry hold every further schema of a topic's values against the earlier ones.
     *
     * @param level how, for instance {@code FULL_TRANSITIVE}
     * @throws SchemaRefusedException       if the registry refuses the level
     * @throws RegistryUnavailableException if the registry gives no usable answer
     */
    public void requireCompatibility(String topic, CompatibilityLevel level) {
        String subject = Contracts.subject(topic);
        calls.answer(
                "set the compatibility of " + subject,
                () -> client.updateCompatibility(subject, level.name),
                e -> new SchemaRefusedException(
                        "The registry refuses " + level + " for subject " + subject + ": " + e.getMessage(), e));
    }

    /**
     * Asks the registry something that no cache answers, to see that it is there.
     *
     * @throws RegistryUnavailableException if it gives no usable answer
     */
    public void ping() {
        calls.answer(
                "reach the registry",
                () -> client.getCompatibility(null),
                e -> new RegistryUnavailableException("The registry refuses to say its level: " + e.getMessage(), e));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The registry client could not be closed", e);
        }
    }

    /**
     * The id to write a schema with: registered if that is allowed, else looked up.
     *
     * @throws SchemaRefusedException       if the schema is not registered, or may not be
     * @throws RegistryUnavailableException if the registry gives no usable answer
     */
    int idForWriting(String topic, Schema schema) {
        if (autoRegister) {
            return register(topic, schema);
        }
        String subject = Contracts.subject(topic);
        AvroSchema portable = PortableSchema.of(schema);
        return calls.answer(
                "look up a schema under " + subject,
                () -> lookUp(subject, portable),
                e -> new SchemaRefusedException(
                        "This version of " + schema.getFullName() + " is not registered under subject " + subject
                                + "; run 'scripts/sluice setup' against this cluster first (" + e.getMessage() + ")",
                        e));
    }

    /**
     * The schema that a record says it was written with.
     *
     * @throws BadRecordException           if the registry answers that there is no such schema, or it is not Avro
     * @throws RegistryUnavailableException if the registry gives no usable answer
     */
    Schema writerOf(int id) {
        Schema known = writers.get(id);
        return known != null ? known : writers.computeIfAbsent(id, this::fetch);
    }

    private int lookUp(String subject, AvroSchema schema) throws IOException, RestClientException {
        try {
            return client.getId(subject, schema);
        } catch (RestClientException e) {
            if (e.getErrorCode() != SCHEMA_NOT_FOUND) {
                throw e;
            }
            // A registry that normalizes what it is given keeps the same schema in another writing.
            return client.getId(subject, schema, true);
        }
    }

    private Schema fetch(int id) {
        ParsedSchema schema =
                calls.answer("fetch schema " + id, () -> client.getSchemaById(id), e -> unreadable(id, e));
        if (schema.rawSchema() instanceof Schema avro) {
            return avro;
        }
        throw new BadRecordException(
                Reason.NOT_AVRO, "schema " + id + " is " + schema.schemaType() + ", not Avro", null);
    }

    private static BadRecordException unreadable(int id, Exception e) {
        if (e instanceof RestClientException) {
            return new BadRecordException(
                    Reason.UNKNOWN_SCHEMA_ID, "the registry has no schema with id " + id + ": " + e.getMessage(), e);
        }
        return new BadRecordException(Reason.NOT_AVRO, "schema " + id + " is not an Avro schema: " + e.getMessage(), e);
    }
}
