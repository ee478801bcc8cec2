package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.ModelInForce;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.ingest.IngestValidators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The shape of the topology: a change of it changes names of stores and topics, which hold state in production. */
class TopologyDescriptionTest {

    private static final Path FOLDER = Path.of("src/test/resources/topology");

    @Test
    void the_topology_has_the_shape_that_was_agreed() throws IOException {
        assertThatItIsAsAgreed(Layout.BY_ENTITY, FOLDER.resolve("description.txt"));
    }

    @Test
    void with_co_located_state_a_payment_meets_all_its_entities_in_one_task() throws IOException {
        assertThatItIsAsAgreed(Layout.CO_LOCATED, FOLDER.resolve("description-co-located.txt"));
    }

    private static void assertThatItIsAsAgreed(Layout layout, Path golden) throws IOException {
        TopologyEnvironment environment = new TopologyEnvironment(
                TopologySettings.DEFAULT.withLayout(layout),
                CommitPacing.BY_INTERVAL,
                new BinarySerdes(),
                new ModelInForce(SmallModel.of("features: {}\n"), closing -> {}),
                IngestValidators.create(IngestLimits.defaults(), InstantSource.system()),
                new CountingObserver());

        String description = FraudTopology.build(environment).describe().toString();

        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, description);
        }
        assertThat(description)
                .as("mvn test -Dtest=TopologyDescriptionTest -DargLine=-Dgolden.refresh=true writes it anew")
                .isEqualTo(Files.readString(golden));
    }
}
