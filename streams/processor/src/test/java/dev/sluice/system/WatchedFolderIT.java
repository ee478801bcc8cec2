package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.LocalCluster;
import dev.sluice.rules.RuleFiles;
import dev.sluice.service.SluiceService;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on rules beside an instance that follows their folder. */
class WatchedFolderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private Path rules;
    private LocalCluster cluster;
    private SluiceService service;

    @BeforeEach
    void startAnInstance() {
        rules = ExampleRules.copyTo(directory.resolve("rules"));
        cluster = LocalCluster.start();
        var config = cluster.config(rules, Guarantee.AT_LEAST_ONCE, 1, 1).withWatchedRules(rules);
        cluster.setUp(config);
        service = SluiceService.start(config);
        Awaitility.await().atMost(PATIENCE).until(service::isReady);
    }

    @AfterEach
    void stopIt() {
        service.close();
        cluster.close();
    }

    private void awaitInForce(String hash) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(service.ruleSetHash()).isEqualTo(hash));
    }

    private String health() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(service.uri().resolve("/health/ready")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void what_is_saved_decides_in_a_moment() {
        ExampleRules.edit(rules, ExampleRules.AMOUNT_RULE, "The amount is", "Now the amount is");

        awaitInForce(RuleFiles.read(rules).contentHash());
    }

    @Test
    void what_is_wrong_is_said_and_the_rules_before_stay_until_it_is_right() throws Exception {
        String before = service.ruleSetHash();
        ExampleRules.edit(rules, ExampleRules.AMOUNT_RULE, "amount >", "amuont >");

        Awaitility.await().atMost(PATIENCE).until(() -> health().contains("refusedRuleSet"));

        assertThat(service.ruleSetHash()).isEqualTo(before);
        assertThat(health()).contains("HBK-ACC-001.drl:").contains("amuont");
        ExampleRules.edit(rules, ExampleRules.AMOUNT_RULE, "amuont >", "amount >");
        Awaitility.await().atMost(PATIENCE).until(() -> !health().contains("refusedRuleSet"));
        assertThat(service.ruleSetHash()).isEqualTo(before);
    }
}
