package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real group on a real broker. */
class GroupStormTest {

    private static final String GROUP = "in-the-storm";
    private static final Duration POLL = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    @Test
    void a_member_that_is_put_out_comes_back_as_a_new_one() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                GroupStorm storm = new GroupStorm(kafka.bootstrapServers(), GROUP, Duration.ofSeconds(60));
                KafkaConsumer<byte[], byte[]> member = member(kafka)) {
            awaitAssignment(member);
            String before = member.groupMetadata().memberId();

            storm.rage(Duration.ofMillis(1));
            while (member.groupMetadata().memberId().equals(before)) {
                member.poll(POLL);
            }
            awaitAssignment(member);

            assertThat(member.groupMetadata().memberId()).isNotEqualTo(before).isNotEmpty();
        }
    }

    @Test
    void a_group_that_is_not_there_is_no_storm() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                GroupStorm storm = new GroupStorm(kafka.bootstrapServers(), "nobody", Duration.ofSeconds(2))) {

            assertThatThrownBy(() -> storm.rage(Duration.ofMillis(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nobody");
        }
    }

    private static KafkaConsumer<byte[], byte[]> member(EmbeddedKafka kafka) {
        kafka.createTopics(List.of(new NewTopic("payments", 1, (short) 1)));
        KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", GROUP, "heartbeat.interval.ms", 200),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of("payments"));
        return member;
    }

    private static void awaitAssignment(KafkaConsumer<byte[], byte[]> member) {
        do {
            member.poll(POLL);
        } while (member.assignment().isEmpty());
    }
}
