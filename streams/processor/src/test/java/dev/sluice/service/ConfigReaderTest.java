package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    private static final String REQUIRED = """
            kafka:
              bootstrapServers: broker:9092
            registry:
              schema.registry.url: http://registry:8081
            """;

    private static SluiceConfig read(String text) {
        return ConfigReader.parse("sluice.yaml", text, Path.of("/etc/sluice"), Map.of("PASSWORD", "s3$cret\\"));
    }

    private static List<Finding> findingsOf(String text) {
        return catchThrowableOfType(FindingsException.class, () -> read(text)).findings();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "streems|threads|2|unknown name 'streems'|did you mean 'streams'?",
                "streams|thread|2|unknown name 'streams.thread'|did you mean 'threads'?",
                "streams|threads|two|'two' is not accepted for 'streams.threads'|a whole number",
                "streams|commitInterval|5|'5' is not accepted for 'streams.commitInterval'|a whole number and a unit",
                "streams|processingGuarantee|exactly_once|'exactly_once' is not accepted|did you mean 'exactly_once_v2'?",
                "streams|commitInterval|6s|streams: commitInterval must be between 1ms and 5000ms, but is 6000ms|",
                "streams|threads|0|streams: threads must be 1 or more, but is 0|",
                "streams|linger|2s|streams: linger must be between 0ms and 1000ms|",
                "streams|batchKilobytes|2000|streams: batchKilobytes must be between 1 and 1000|",
                "streams|blockCacheMegabytes|0|streams: blockCacheMegabytes must be 1 or more|",
                "streams|applicationId|a/b|streams: applicationId must be 1 to 100 letters|",
                "topics|partitions|0|topics: partitions must be 1 or more, but is 0|",
                "topics|replicationFactor|0|topics: replicationFactor must be 1 or more, or -1|",
                "topics|retention|0s|topics: retention must be more than zero|",
                "decisions|telemetryWait|1m|decisions: telemetryWait must be between 0 and|",
                "ingest|amountMax|-1|ingest: limit amountMax is -1|",
                "ingest|earliestTime|2000|'2000' is not accepted for 'ingest.earliestTime'|a time in UTC",
                "http|port|65536|http: port must be between 0 and 65535, but is 65536|",
                "rules|directory|''|'' is not accepted for 'rules.directory'|a path",
                "http|port|${NOWHERE}|'${NOWHERE}' is not accepted|the environment variable NOWHERE is not set",
                "http|port|${PASS|'${PASS' is not accepted|written ${NAME}",
            })
    void what_cannot_be_used_is_named_with_its_line(
            String section, String key, String value, String message, String hint) {
        List<Finding> findings = findingsOf(REQUIRED + section + ":\n  # a comment\n  " + key + ": " + value + "\n");

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).file()).isEqualTo("sluice.yaml");
        assertThat(findings.get(0).line()).isEqualTo(section.equals("streems") ? 5 : 7);
        assertThat(findings.get(0).message()).contains(message);
        assertThat(String.valueOf(findings.get(0).hint())).contains(hint == null ? "" : hint);
    }

    @Test
    void everything_that_is_wrong_is_reported_at_once() {
        List<Finding> findings = findingsOf("""
                kafka:
                  client:
                    security.protocl: SSL
                registry:
                  schema.registry.url: registry
                streams:
                  thread: 1
                http: 8080
                """);

        assertThat(findings)
                .extracting(Finding::line, Finding::message)
                .anySatisfy(found -> assertThat(found.toString()).contains("'kafka.bootstrapServers' is missing"))
                .anySatisfy(found -> assertThat(found.toString()).contains("5", "registry: schema.registry.url has"))
                .anySatisfy(found -> assertThat(found.toString()).contains("7", "streams.thread"))
                .anySatisfy(found -> assertThat(found.toString()).contains("8", "'http' must be a mapping"));
    }

    @Test
    void a_client_option_that_kafka_does_not_know_is_named_with_the_nearest() {
        List<Finding> findings =
                findingsOf(REQUIRED.replace("registry:\n", "  client:\n    security.protocl: SSL\nregistry:\n"));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).line()).isEqualTo(4);
        assertThat(findings.get(0).message())
                .contains("'security.protocl'")
                .contains("did you mean 'security.protocol'?");
    }

    @Test
    void a_value_that_kafkas_clients_would_refuse_is_refused_at_once() {
        List<Finding> findings =
                findingsOf(REQUIRED.replace("registry:\n", "  client:\n    security.protocol: SSLL\nregistry:\n"));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).line()).isEqualTo(4);
        assertThat(findings.get(0).message()).contains("SSLL").contains("security.protocol");
    }

    @Test
    void standbys_cannot_be_asked_for_where_they_would_be_ignored() {
        List<Finding> findings = findingsOf(REQUIRED + "streams:\n  groupProtocol: streams\n  standbyReplicas: 1\n");

        assertThat(findings)
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("standbyReplicas must be 0");
    }

    @Test
    void secrets_come_from_the_environment_and_are_never_shown() {
        SluiceConfig config =
                read(REQUIRED.replace("registry:\n", "  client:\n    ssl.key.password: ${PASSWORD}\nregistry:\n")
                        + "  basic.auth.user.info: sluice:${PASSWORD}\n");

        assertThat(config.kafka().clientOptions()).containsEntry("ssl.key.password", "s3$cret\\");
        assertThat(config.toString()).doesNotContain("s3$cret");
    }

    @Test
    void paths_are_relative_to_the_file() {
        SluiceConfig config =
                read(REQUIRED + "rules:\n  directory: ../rules\nstreams:\n  stateDirectory: /var/state\n");

        assertThat(config.rulesDirectory()).isEqualTo(Path.of("/etc/rules"));
        assertThat(config.streams().stateDirectory()).isEqualTo(Path.of("/var/state"));
    }

    @Test
    void the_commit_interval_follows_the_guarantee_unless_it_is_given() {
        String atLeastOnce = REQUIRED + "streams:\n  processingGuarantee: at_least_once\n";

        assertThat(read(atLeastOnce).streams().guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(read(atLeastOnce).streams().commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(read(atLeastOnce + "  commitInterval: 1s\n").streams().commitInterval())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_empty_section_is_as_none() {
        assertThat(read(REQUIRED + "http:\n")).isEqualTo(read(REQUIRED));
    }
}
