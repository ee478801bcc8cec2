package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.contract.Topics;
import dev.sluice.local.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenBrokerTest {

    @TempDir
    private static Path directory;

    private static EmbeddedKafka broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedKafka.start(directory);
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void a_broker_with_topics_of_sluice_is_refused_until_they_are_gone_and_others_stay() throws Exception {
        GivenBroker given = new GivenBroker(broker.bootstrapServers());
        create("orders", Topics.TRANSACTION_REQUESTED, "sluice.transaction.entities.v1", "sluice-local-x-changelog");

        assertThatIllegalArgumentException()
                .isThrownBy(given::requireFree)
                .withMessageContaining(broker.bootstrapServers())
                .withMessageContaining("payments.transaction.requested.v1, sluice-local-x-changelog,"
                        + " sluice.transaction.entities.v1");

        given.clear();

        assertThatCode(given::requireFree).doesNotThrowAnyException();
        assertThat(admin.listTopics().names().get()).containsExactly("orders");
    }

    private static void create(String... names) throws Exception {
        List<NewTopic> topics =
                Stream.of(names).map(name -> new NewTopic(name, 1, (short) 1)).toList();
        admin.createTopics(topics).all().get();
    }
}
