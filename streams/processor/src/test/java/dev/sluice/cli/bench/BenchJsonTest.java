package dev.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BenchJsonTest {

    private final JsonNode json = new ObjectMapper().valueToTree(Samples.steps());

    @Test
    void a_machine_reads_what_was_sent() {
        assertThat(json.at("/rates/3").asDouble()).isEqualTo(2_000);
        assertThat(json.at("/telemetryPerTransaction").asInt()).isEqualTo(10);
        assertThat(json.at("/keys").asText()).isEqualTo("ZIPF");
    }

    @Test
    void a_machine_reads_of_each_step_whether_it_was_kept_and_all_percentiles() {
        JsonNode step = json.at("/results/1/steps/1");

        assertThat(step.at("/rate").asDouble()).isEqualTo(500);
        assertThat(step.at("/verdict").asText()).isEqualTo("UNANSWERED");
        assertThat(step.at("/latency/p99Millis").asDouble()).isEqualTo(4_000);
        assertThat(step.at("/latency/curve/2/percentile").asDouble()).isEqualTo(50);
        assertThat(step.at("/perTransaction/allocatedBytes").asDouble()).isEqualTo(401_950);
    }

    @Test
    void a_machine_reads_what_is_kept_on_disk_and_on_topics() {
        assertThat(json.at("/results/0/disk/brokerLogBytes").asDouble()).isEqualTo(8_000);
        assertThat(json.at("/results/0/volumes/0/topic").asText()).isEqualTo("fraud.decision.made.v1");
    }
}
