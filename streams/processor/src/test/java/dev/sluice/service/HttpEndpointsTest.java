package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cli.CommandRun;
import dev.sluice.cli.ExitCodes;
import dev.sluice.contract.RuleSetSource;
import dev.sluice.publication.RuleSetStatus;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.SomeRule;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpEndpointsTest {

    private static final RuleSetStatus RULES =
            new RuleSetStatus("cafe", RuleSetSource.PUBLISHED, Instant.EPOCH, "ada", "grace", null);

    private static final Health RESTORING = new Health(
            true, false, "REBALANCING", RULES, List.of(), List.of("work is being divided or state restored"));
    private static final Health RUNNING = new Health(true, true, "RUNNING", RULES, List.of(), List.of());
    private static final Health FAILED = new Health(false, false, "ERROR", RULES, List.of(), List.of("it has stopped"));

    private final AtomicReference<Health> health = new AtomicReference<>(RUNNING);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpEndpoints endpoints =
            HttpEndpoints.start(new SluiceConfig.Http("127.0.0.1", 0), health::get, metrics);

    @AfterEach
    void close() {
        endpoints.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoints.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_instance_that_decides_is_live_and_ready() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body())
                .isEqualTo("{\"status\":\"up\",\"streams\":\"RUNNING\",\"ruleSetHash\":\"cafe\","
                        + "\"ruleSetSource\":\"published\",\"ruleSetSince\":\"1970-01-01T00:00:00Z\",\"reasons\":[]}");
    }

    @Test
    void an_instance_that_refused_the_newest_rules_decides_and_says_so() throws Exception {
        health.set(new Health(
                true,
                true,
                "RUNNING",
                new RuleSetStatus(
                        "cafe",
                        RuleSetSource.PUBLISHED,
                        Instant.EPOCH,
                        "ada",
                        "grace",
                        new RuleSetStatus.Refused("beef", Instant.EPOCH, List.of("it was not approved"))),
                List.of(),
                List.of()));

        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains("\"ruleSetHash\":\"cafe\"")
                .contains("\"refusedRuleSet\":{\"ruleSetHash\":\"beef\",\"at\":\"1970-01-01T00:00:00Z\","
                        + "\"findings\":[\"it was not approved\"]}");
    }

    @Test
    void an_instance_on_which_a_rule_acts_no_longer_decides_and_says_so() throws Exception {
        HitRateBreach breach = new HitRateBreach(
                SomeRule.called("FRD-DEV-001")
                        .about("device")
                        .expectedToHit("0%..0.5%")
                        .description(),
                312,
                10_000);
        health.set(new Health(true, true, "RUNNING", RULES, List.of(breach), List.of()));

        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains("\"demotedRules\":[{\"ruleId\":\"FRD-DEV-001\",\"hits\":312,\"transactions\":10000,"
                        + "\"hitRateExpected\":\"0%..0.5%\"}]");
    }

    @Test
    void an_instance_that_restores_is_live_but_not_ready_and_says_why() throws Exception {
        health.set(RESTORING);

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("\"reasons\":[\"work is being divided or state restored\"]");
    }

    @Test
    void an_instance_that_cannot_go_on_is_not_live() throws Exception {
        health.set(FAILED);

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void metrics_are_in_the_text_format_of_prometheus() throws Exception {
        metrics.counter("sluice.decisions", "outcome", "allow").increment();

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/plain;").contains("version=0.0.4"));
        assertThat(answer.body()).contains("sluice_decisions_total{outcome=\"allow\"} 1.0");
    }

    @Test
    void the_health_command_returns_what_the_endpoint_says() {
        URI ready = endpoints.uri().resolve("/health/ready");

        assertThat(CommandRun.of("health", "--url", ready.toString()).exitCode())
                .isEqualTo(ExitCodes.OK);
        health.set(RESTORING);
        CommandRun notReady = CommandRun.of("health", "--url", ready.toString());
        assertThat(notReady.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(notReady.out()).contains("state restored");
    }

    @Test
    void a_port_that_is_taken_is_named_with_what_to_do() {
        int taken = endpoints.uri().getPort();

        assertThatThrownBy(() -> HttpEndpoints.start(new SluiceConfig.Http("127.0.0.1", taken), health::get, metrics))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("127.0.0.1:" + taken)
                .hasMessageContaining("set http.port");
    }
}
