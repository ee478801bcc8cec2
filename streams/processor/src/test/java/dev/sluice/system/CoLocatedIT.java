package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.topology.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tenants, each in a partition of its own, whose payments meet all their entities in one task. */
class CoLocatedIT {

    private static final Duration SPAN = Duration.ofMinutes(2);
    private static final Instant START = Instant.now().minus(SPAN);
    private static final List<Integer> TENANTS = List.of(0, 1);

    @Test
    void every_payment_is_decided_as_if_its_tenant_were_alone_and_labels_find_their_payments(@TempDir Path folder) {
        Path rules = CopiedRules.withFeaturesOfEveryEntity(folder);
        List<Happenings> happenings = TENANTS.stream().map(Happenings::of).toList();
        Map<String, String> replayed = new TreeMap<>();

        try (RunningSluice sluice = new RunningSluice(Guarantee.EXACTLY_ONCE_V2, 2, Layout.CO_LOCATED, rules)) {
            sluice.startService();
            for (int stage = 0; stage < Happenings.STAGES; stage++) {
                for (int tenant : TENANTS) {
                    happenings.get(tenant).at(stage).forEach(event -> sluice.publish(tenant, event));
                }
                sluice.awaitTakenIn();
            }
            happenings.forEach(tenant -> InMemoryReplay.decisions(rules, tenant.all())
                    .forEach((id, decision) -> replayed.put(id, hex(sluice.bytes(Topics.DECISION_MADE, decision)))));
            Map<String, String> live = sluice.read(Topics.DECISION_MADE, replayed.size()).stream()
                    .collect(Collectors.toMap(
                            record -> sluice.decode(DecisionMade.class, record).getTransactionId(),
                            record -> hex(record.value())));

            assertThat(live.keySet()).isEqualTo(replayed.keySet());
            assertThat(live.keySet().stream().filter(id -> !live.get(id).equals(replayed.get(id))))
                    .as("transactions whose decisions differ in a byte")
                    .isEmpty();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * What happens at one tenant, whose accounts, devices and terminals have the same names as those of the other: what it knows of its devices and terminals, half of its payments, what is found out about
     * them, and the other half, which comes after that.
     */
    private record Happenings(List<List<SpecificRecord>> stages) {

        static final int STAGES = 4;

        static Happenings of(int tenant) {
            List<SpecificRecord> signals = new ArrayList<>();
            List<TransactionRequested> payments = new ArrayList<>();
            new Simulation(SimulationConfig.of(7 + tenant, START, 20).withAttackShare(0.05))
                    .during(SPAN)
                    .forEach(event -> {
                        if (event.value() instanceof TransactionRequested payment) {
                            payments.add(TransactionRequested.newBuilder(payment)
                                    .setTransactionId(tenant + payment.getTransactionId())
                                    .build());
                        } else if (event.stream() == EventStream.TELEMETRY || event.stream() == EventStream.TERMINAL) {
                            signals.add(event.value());
                        }
                    });
            int half = payments.size() / 2;
            return new Happenings(List.of(
                    signals,
                    List.copyOf(payments.subList(0, half)),
                    labelsOf(payments.subList(0, half)),
                    List.copyOf(payments.subList(half, payments.size()))));
        }

        /** A tenth of the payments turn out to be fraud. */
        private static List<SpecificRecord> labelsOf(List<TransactionRequested> payments) {
            Instant known = payments.get(payments.size() - 1).getEventTime();
            return IntStream.range(0, payments.size())
                    .filter(index -> index % 10 == 0)
                    .<SpecificRecord>mapToObj(index -> TransactionLabelled.newBuilder()
                            .setLabelId("label-" + index)
                            .setTransactionId(payments.get(index).getTransactionId())
                            .setLabel(FraudLabel.FRAUD)
                            .setSource(LabelSource.CHARGEBACK)
                            .setLabelledAt(known)
                            .build())
                    .toList();
        }

        List<SpecificRecord> at(int stage) {
            return stages.get(stage);
        }

        List<SpecificRecord> all() {
            return stages.stream().flatMap(List::stream).toList();
        }
    }
}
