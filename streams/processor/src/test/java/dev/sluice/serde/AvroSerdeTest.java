package dev.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.local.EmbeddedKafka;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import dev.sluice.serde.BadRecordException.Reason;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The serde through Confluent's client and the embedded registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvroSerdeTest {

    private static final String TOPIC = Topics.TRANSACTION_REQUESTED;
    private static final TransactionRequested TRANSACTION = SampleRecords.transaction("t-1");

    @TempDir
    private static Path directory;

    private EmbeddedKafka kafka;
    private EmbeddedRegistry registry;
    private SchemaCatalog catalog;
    private AvroSerde<TransactionRequested> serde;

    @BeforeAll
    void startRegistry() {
        kafka = EmbeddedKafka.start(directory);
        registry = EmbeddedRegistry.start(RegistryServerSettings.of(kafka.bootstrapServers()));
    }

    @AfterAll
    void stopRegistry() {
        registry.close();
        kafka.close();
    }

    @BeforeEach
    void openCatalog() {
        catalog = SchemaCatalog.of(RegistrySettings.of(registry.url()));
        catalog.register(TOPIC, TransactionRequested.getClassSchema());
        serde = catalog.serde(TransactionRequested.class);
    }

    @AfterEach
    void closeCatalog() {
        catalog.close();
    }

    @Test
    void what_was_written_is_read_again_behind_a_zero_and_the_schemas_id() {
        int id = catalog.register(TOPIC, TransactionRequested.getClassSchema());

        byte[] bytes = serde.serializer().serialize(TOPIC, TRANSACTION);

        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(TRANSACTION);
    }

    @Test
    void a_tombstone_stays_a_tombstone() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
    }

    @Test
    void a_schema_that_is_not_registered_is_named_with_the_command_that_helps() {
        assertThatThrownBy(() -> serde.serializer().serialize("unheard-of", TRANSACTION))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("unheard-of-value")
                .hasMessageContaining("scripts/sluice setup");
    }

    @Test
    void it_registers_what_it_writes_only_if_it_may() {
        try (SchemaCatalog registering =
                SchemaCatalog.of(RegistrySettings.of(registry.url()).withAutoRegister(true))) {
            AvroSerde<TransactionRequested> writing = registering.serde(TransactionRequested.class);

            byte[] bytes = writing.serializer().serialize("auto", TRANSACTION);

            assertThat(serde.deserializer().deserialize("auto", bytes)).isEqualTo(TRANSACTION);
        }
    }

    @Test
    void a_schema_that_the_subject_does_not_allow_is_refused_with_the_reason() {
        catalog.register("taken", Schema.create(Schema.Type.INT));

        assertThatThrownBy(() -> catalog.register("taken", TransactionRequested.getClassSchema()))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("taken-value")
                .hasMessageContaining("incompatible");
    }

    @Test
    void what_is_registered_is_the_avsc_file_and_not_what_javas_compiler_adds() throws Exception {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 10)) {
            String kept = client.getLatestSchemaMetadata(TOPIC + "-value").getSchema();

            assertThat(kept).doesNotContain("avro.java.string");
            assertThat(TransactionRequested.getClassSchema().toString()).contains("avro.java.string");
        }
    }

    @Test
    void every_contract_can_be_registered_and_looked_up() {
        Contracts.schemasByTopic().forEach((topic, schema) -> {
            int id = catalog.register(topic, schema);

            assertThat(catalog.idForWriting(topic, schema)).isEqualTo(id);
        });
    }

    @Test
    void a_schema_that_somebody_registered_in_normal_form_is_found() throws Exception {
        AvroSchema file = PortableSchema.of(TransactionRequested.getClassSchema());
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 10)) {
            int id = client.register("normal-value", file, true);

            assertThat(client.getLatestSchemaMetadata("normal-value").getSchema())
                    .isNotEqualTo(file.canonicalString());
            assertThat(catalog.idForWriting("normal", TransactionRequested.getClassSchema()))
                    .isEqualTo(id);
        }
    }

    @Test
    void fields_that_a_newer_writer_added_are_skipped_and_those_an_older_one_lacks_get_their_default()
            throws Exception {
        Schema ours = TransactionRequested.getClassSchema();
        String newer = new AvroSchema(ours)
                .canonicalString()
                .replaceFirst(
                        "\"fields\":\\[",
                        "\"fields\":[{\"name\":\"addedLater\",\"type\":\"string\",\"default\":\"\"},");
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 10)) {
            int id = client.register("newer-value", new AvroSchema(newer));
            byte[] current = serde.serializer().serialize(TOPIC, TRANSACTION);
            ByteBuffer bytes = ByteBuffer.allocate(current.length + 4);
            bytes.put((byte) 0).putInt(id).put(new byte[] {4, 'h', 'i'}).put(current, 5, current.length - 5);

            assertThat(serde.deserializer().deserialize(TOPIC, Arrays.copyOf(bytes.array(), bytes.position())))
                    .isEqualTo(TRANSACTION);
        }
    }

    @Test
    void a_value_that_breaks_its_schema_is_refused_and_leaves_nothing_behind_in_the_writer() {
        TransactionRequested broken = SampleRecords.transaction("t-2");
        broken.setAmount(new BigDecimal("1.123456"));
        byte[] before = serde.serializer().serialize(TOPIC, TRANSACTION);

        BadRecordException error = catchThrowableOfType(
                BadRecordException.class, () -> serde.serializer().serialize(TOPIC, broken));

        assertThat(error.reason()).isEqualTo(Reason.NOT_WRITABLE);
        assertThat(error).hasMessageContaining("TransactionRequested").hasMessageContaining("scale 6");
        assertThat(serde.serializer().serialize(TOPIC, TRANSACTION)).isEqualTo(before);
    }

    @Test
    void each_kind_of_bad_record_has_its_reason() throws Exception {
        byte[] good = serde.serializer().serialize(TOPIC, TRANSACTION);
        byte[] trailing = Arrays.copyOf(good, good.length + 1);
        byte[] cut = Arrays.copyOf(good, good.length - 3);
        byte[] unknown = good.clone();
        ByteBuffer.wrap(unknown).putInt(1, 987_654);
        byte[] negative = good.clone();
        ByteBuffer.wrap(negative).putInt(1, -1);
        int otherId = catalog.register(Topics.DECISION_MADE, DecisionMade.getClassSchema());
        byte[] other = good.clone();
        ByteBuffer.wrap(other).putInt(1, otherId);

        assertThat(reasonOf(new byte[0])).isEqualTo(Reason.TRUNCATED);
        assertThat(reasonOf(new byte[] {0, 0, 0, 1})).isEqualTo(Reason.TRUNCATED);
        assertThat(reasonOf("{\"json\":1}".getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.UNKNOWN_MAGIC_BYTE);
        assertThat(reasonOf(unknown)).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
        assertThat(reasonOf(negative)).isEqualTo(Reason.UNKNOWN_SCHEMA_ID);
        assertThat(reasonOf(other)).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
        assertThat(reasonOf(cut)).isEqualTo(Reason.MALFORMED);
        assertThat(reasonOf(trailing)).isEqualTo(Reason.TRAILING_BYTES);
    }

    @Test
    void whatever_bytes_come_the_record_is_blamed_and_the_next_one_is_read() {
        byte[] good = serde.serializer().serialize(TOPIC, TRANSACTION);
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = good.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                mutated[5 + random.nextInt(good.length - 5)] = (byte) random.nextInt();
            }
            try {
                serde.deserializer().deserialize(TOPIC, mutated);
            } catch (BadRecordException e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(1_000);
        assertThat(serde.deserializer().deserialize(TOPIC, good)).isEqualTo(TRANSACTION);
    }

    @Test
    void a_length_that_claims_two_gigabytes_is_refused_before_memory_is_taken() {
        byte[] good = serde.serializer().serialize(TOPIC, TRANSACTION);
        byte[] claims = Arrays.copyOf(good, 10);
        System.arraycopy(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f}, 0, claims, 5, 5);

        assertThat(reasonOf(claims)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void several_threads_share_one_serde() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, 4)
                    .mapToObj(thread -> (Callable<Boolean>) () -> IntStream.range(0, 2_000)
                            .mapToObj(i -> SampleRecords.transaction("t-" + thread + "-" + i))
                            .allMatch(t -> t.equals(serde.deserializer()
                                    .deserialize(TOPIC, serde.serializer().serialize(TOPIC, t)))))
                    .toList();
            for (Future<Boolean> result : threads.invokeAll(work)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void it_is_not_for_keys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> serde.configure(Map.of(), true))
                .withMessageContaining("values");
        serde.configure(Map.of(), false);
    }

    private Reason reasonOf(byte[] bytes) {
        BadRecordException error = catchThrowableOfType(
                BadRecordException.class, () -> serde.deserializer().deserialize(TOPIC, bytes));
        assertThat(error).hasMessageContaining(TOPIC);
        return error.reason();
    }
}
