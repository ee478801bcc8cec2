package dev.sluice.replay.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.replay.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LabelTimingTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-01-01T00:00:00Z"));
    private static final Mapping MAPPING = Mapping.parse("m.yaml", """
            fields:
              transactionId: ${id}
              accountId: a
              eventTime: {column: at, format: epochMillis}
              amount: 1
              currency: EUR
            """).orThrow();

    @Property(tries = 200)
    void a_label_comes_before_each_transaction_that_may_know_it_and_after_each_that_may_not(
            @ForAll @Size(max = 60) int[] gaps, @ForAll @IntRange(max = 100) int delaySeconds) throws IOException {
        Path file = write(gaps);
        Duration delay = Duration.ofSeconds(delaySeconds);
        LabelColumn labels = new LabelColumn("fraud", "1", "0", delay);

        Map<String, Instant> decidedAt = new HashMap<>();
        Map<String, Instant> labelled = new HashMap<>();
        Instant latest = Instant.MIN;
        try (EventSource source = EventSources.csv(file, MAPPING, labels, Duration.ZERO, CLOCK)) {
            for (SourceItem item = source.next(); item != null; item = source.next()) {
                SourceItem.Arrived arrived = (SourceItem.Arrived) item;
                if (arrived.event() instanceof TransactionLabelled label) {
                    Instant due = decidedAt.get(label.getTransactionId()).plus(delay);
                    assertThat(label.getLabelledAt()).isEqualTo(due);
                    assertThat(labelled.put(label.getTransactionId(), due)).isNull();
                } else if (arrived.event() instanceof TransactionRequested transaction) {
                    Instant time = transaction.getEventTime();
                    latest = time.isAfter(latest) ? time : latest;
                    Instant now = latest;
                    assertThat(labelled.values())
                            .allSatisfy(due -> assertThat(due).isBeforeOrEqualTo(now));
                    decidedAt.forEach((id, at) -> assertThat(labelled.containsKey(id))
                            .isEqualTo(!at.plus(delay).isAfter(now)));
                    decidedAt.put(transaction.getTransactionId(), time);
                }
            }
        } finally {
            Files.delete(file);
        }
        assertThat(decidedAt).hasSize(gaps.length);
    }

    /** Rows that go forward by up to thirty seconds, and now and then some seconds back. */
    private static Path write(int[] gaps) throws IOException {
        StringBuilder csv = new StringBuilder("id,at,fraud\n");
        long millis = START.toEpochMilli();
        for (int row = 0; row < gaps.length; row++) {
            millis += 1_000L * (Math.floorMod(gaps[row], 40) - 10);
            csv.append(row)
                    .append(',')
                    .append(millis)
                    .append(',')
                    .append(gaps[row] & 1)
                    .append('\n');
        }
        return Files.writeString(Files.createTempFile("labels", ".csv"), csv);
    }
}
