package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.contract.DecisionMade;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.torture.SmallDisk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An instance whose state is on a disk without room. */
class FullStateDiskTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void askForTheRightToMount() {
        assumeTrue(SmallDisk.isPossible(), "this user cannot mount");
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void without_room_it_says_so_and_ends_and_with_room_again_it_goes_on(Guarantee guarantee) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory);
                InstanceWithState instance = new InstanceWithState(directory, guarantee)) {
            instance.publish("t-1");
            instance.runUntilAnswered(1);
            disk.fill();
            instance.publish("t-1", "t-2");
            String said = whyItEnds(instance.config());
            disk.makeRoom();
            instance.runUntilAnswered(3);

            assertThat(said)
                    .contains(instance.config().streams().stateDirectory().toString(), "make room");
            List<DecisionMade> decisions = instance.decisions();
            assertThat(decisions).extracting(DecisionMade::getTransactionId).containsExactly("t-1", "t-1", "t-2");
            assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
        }
    }

    /** It may fail at once, or as soon as it is given work. */
    private static String whyItEnds(SluiceConfig config) throws InterruptedException {
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(InstanceWithState.PATIENCE).until(service::hasStopped);
            return service.reasonToGiveUp();
        } catch (FullDiskException e) {
            return e.getMessage();
        }
    }
}
