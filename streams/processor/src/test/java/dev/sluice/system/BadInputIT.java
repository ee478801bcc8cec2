package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.BadInput;
import dev.sluice.ingest.BadInputs;
import dev.sluice.ingest.GoodEvents;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of kinds of bad input in a running system: each is kept with its reason, nothing good is lost between them. */
class BadInputIT {

    @TempDir
    private Path directory;

    @Test
    void each_kind_of_bad_input_is_a_dead_letter_that_names_the_field_and_every_good_transaction_is_decided() {
        List<BadInput> inputs = BadInputs.all(Instant.now());
        try (RunningSluice sluice =
                new RunningSluice(Guarantee.EXACTLY_ONCE_V2, 1, CopiedRules.withFewRules(directory.resolve("rules")))) {
            sluice.startService();
            byte[] goodBytes = sluice.bytes(Topics.TRANSACTION_REQUESTED, good(-1));

            for (int index = 0; index < inputs.size(); index++) {
                TransactionRequested good = good(index);
                sluice.publish(Topics.TRANSACTION_REQUESTED, good.getAccountId(), good);
                sluice.publish(
                        Topics.TRANSACTION_REQUESTED,
                        inputs.get(index).key(),
                        bytes(sluice, inputs.get(index), goodBytes));
            }

            List<ConsumerRecord<String, byte[]>> letters = sluice.read(Topics.DEAD_LETTER, inputs.size());
            List<ConsumerRecord<String, byte[]>> decisions = sluice.read(Topics.DECISION_MADE, inputs.size());
            assertThat(decisions.stream()
                            .map(record ->
                                    sluice.decode(DecisionMade.class, record).getTransactionId()))
                    .containsExactlyElementsOf(goodIds(inputs.size()));
            assertThat(describe(letters)).containsExactlyElementsOf(expected(inputs));
            assertThat(letters).allSatisfy(letter -> {
                assertThat(header(letter, "__streams.errors.topic")).isEqualTo(Topics.TRANSACTION_REQUESTED);
                assertThat(header(letter, "__streams.errors.partition")).isEqualTo("0");
                assertThat(header(letter, "__streams.errors.offset")).matches("\\d+");
                assertThat(header(letter, "__streams.errors.message")).isNotBlank();
            });
        }
    }

    private static byte[] bytes(RunningSluice sluice, BadInput input, byte[] goodBytes) {
        if (input.payload() instanceof BadInput.Event bad) {
            return sluice.bytes(Topics.TRANSACTION_REQUESTED, bad.event());
        }
        return ((BadInput.Bytes) input.payload()).spoil().apply(goodBytes);
    }

    private static TransactionRequested good(int index) {
        return TransactionRequested.newBuilder(GoodEvents.transaction(Instant.now()))
                .setTransactionId("good-" + index)
                .setAccountId("good-account")
                .setDeviceId(null)
                .setTerminalId(null)
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }

    private static List<String> goodIds(int count) {
        List<String> ids = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            ids.add("good-" + index);
        }
        return ids;
    }

    private static List<String> expected(List<BadInput> inputs) {
        return inputs.stream()
                .map(input -> input.reason() + " at " + (input.field() == null ? "" : input.field()))
                .toList();
    }

    private static List<String> describe(List<ConsumerRecord<String, byte[]>> letters) {
        return letters.stream()
                .map(letter -> header(letter, "sluice.error.reason") + " at " + header(letter, "sluice.error.field"))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
