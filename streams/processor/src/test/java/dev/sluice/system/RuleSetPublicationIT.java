package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cli.CommandRun;
import dev.sluice.cli.ExitCodes;
import dev.sluice.contract.DecisionMade;
import dev.sluice.publication.Approval;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.publication.RuleSetPublisher;
import dev.sluice.rules.RuleFiles;
import dev.sluice.service.SluiceService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on their way from an analyst's folder to two instances that decide on payments meanwhile. */
class RuleSetPublicationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BETWEEN_PAYMENTS_MILLIS = 5;
    private static final int AFTERWARDS = 50;

    @TempDir
    private Path directory;

    private PublishingCluster cluster;

    @BeforeEach
    void startTheCluster() {
        cluster = new PublishingCluster(directory);
    }

    @AfterEach
    void stopTheCluster() {
        cluster.close();
    }

    private static String hashOf(Path folder) {
        return RuleFiles.read(folder).contentHash();
    }

    @Test
    void each_instance_decides_by_the_old_rules_until_its_swap_and_by_the_new_ones_from_then_on() {
        Path before = cluster.folder("before");
        Path after = cluster.folder("after");
        cluster.approveAndPublish(before);
        cluster.startInstance();
        cluster.startInstance();
        AtomicBoolean paying = new AtomicBoolean(true);
        AtomicInteger paid = new AtomicInteger();
        CompletableFuture<Void> payments = CompletableFuture.runAsync(() -> {
            while (paying.get()) {
                cluster.pay(paid.getAndIncrement());
                Utils.sleep(BETWEEN_PAYMENTS_MILLIS);
            }
        });
        cluster.decisions(AFTERWARDS);

        CommandRun published = cluster.approveAndPublish(after);
        int paidAtTheAnswer = paid.get();
        cluster.decisions(paidAtTheAnswer + AFTERWARDS);
        paying.set(false);
        payments.join();

        assertThat(published.exitCode()).as(published.err() + published.out()).isEqualTo(ExitCodes.OK);
        assertThat(published.out()).contains("every running instance decides by it");
        Map<Integer, List<DecisionMade>> decisions = cluster.decisions(paid.get());
        assertThat(decisions).as("both instances had payments").hasSize(2);
        decisions
                .values()
                .forEach(ofOneInstance -> assertThat(hashesInTurn(ofOneInstance))
                        .as("hashes of the decisions of one instance, in their order")
                        .containsExactly(hashOf(before), hashOf(after)));
        List<DecisionMade> all =
                decisions.values().stream().flatMap(List::stream).toList();
        assertThat(all).as("nothing was lost, and nothing was decided twice").hasSize(paid.get());
        assertThat(all.stream().map(DecisionMade::getTransactionId).distinct()).hasSize(paid.get());
        assertThat(all.stream().filter(decision -> numberOf(decision) >= paidAtTheAnswer))
                .as("payments after every instance had answered")
                .allSatisfy(decision -> assertThat(decision.getRuleSetHash()).isEqualTo(hashOf(after)));
    }

    private static int numberOf(DecisionMade decision) {
        return Integer.parseInt(decision.getTransactionId().substring("t-".length()));
    }

    /** Each hash once for as long as it lasts. */
    private static List<String> hashesInTurn(List<DecisionMade> decisions) {
        List<String> hashes = new ArrayList<>();
        for (DecisionMade decision : decisions) {
            if (hashes.isEmpty() || !hashes.get(hashes.size() - 1).equals(decision.getRuleSetHash())) {
                hashes.add(decision.getRuleSetHash());
            }
        }
        return hashes;
    }

    @Test
    void a_broken_and_an_unapproved_rule_set_are_refused_by_every_instance_and_the_one_before_stays() {
        Path good = cluster.folder("good");
        Path unapproved = cluster.folder("unapproved");
        Path broken = cluster.folder("broken");
        ExampleRules.edit(broken, ExampleRules.AMOUNT_RULE, "amount >", "amuont >");
        cluster.approveAndPublish(good);
        SluiceService one = cluster.startInstance();
        SluiceService other = cluster.startInstance();

        RuleSetPublisher.Outcome ofUnapproved = publishAsIs(unapproved, Optional.empty());
        CommandRun refusedAtHome = cluster.approveAndPublish(broken);
        RuleSetPublisher.Outcome ofTampered = publishAsIs(broken, approvalOf(good));

        assertThat(ofUnapproved.answers().values())
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.getFindings())
                        .singleElement()
                        .asString()
                        .startsWith("it was not approved, and approval.required is true"));
        assertThat(refusedAtHome.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(refusedAtHome.out())
                .contains("HBK-ACC-001.drl:")
                .contains("amuont")
                .contains("nothing was published");
        assertThat(ofTampered.answers().values())
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.getFindings())
                        .singleElement()
                        .asString()
                        .startsWith("the signature is not that of grace"));
        assertThat(List.of(one.ruleSetHash(), other.ruleSetHash())).containsOnly(hashOf(good));
        assertThat(cluster.command("list").out())
                .contains(hashOf(good).substring(0, 12))
                .contains("refused " + hashOf(broken).substring(0, 12));
        assertThat(cluster.command("log").out())
                .contains("author    ada")
                .contains("approver  grace at ")
                .contains("comment   an approved change")
                .contains("in force ")
                .contains("refused ");
    }

    @Test
    void a_rule_that_loops_for_ever_is_refused_even_approved_and_live_while_decisions_keep_flowing() {
        Path good = cluster.folder("good");
        Path looping = cluster.folder("looping");
        ExampleRules.edit(looping, ExampleRules.AMOUNT_RULE, "block(0.98);", "while (true) { }");
        cluster.approveAndPublish(good);
        cluster.startInstance();
        cluster.startInstance();
        cluster.pay(0);
        cluster.decisions(1);

        RuleSetPublisher.Outcome ofLooping = publishAsIs(looping, Optional.of(cluster.approveBlindly(looping)));
        IntStream.rangeClosed(1, AFTERWARDS).forEach(cluster::pay);

        assertThat(ofLooping.answers().values())
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.getFindings().toString())
                        .contains("HBK-ACC-001.drl:11:")
                        .contains("a rule holds no code"));
        assertThat(cluster.decisions(1 + AFTERWARDS).values().stream().flatMap(List::stream))
                .hasSize(1 + AFTERWARDS)
                .allSatisfy(decision -> assertThat(decision.getRuleSetHash()).isEqualTo(hashOf(good)));
    }

    @Test
    void an_instance_that_starts_later_decides_by_the_newest_published_rule_set_that_it_can_use() {
        Path good = cluster.folder("good");
        cluster.approveAndPublish(good);
        publishAsIs(cluster.folder("unapproved"), Optional.empty());

        SluiceService late = cluster.startInstance();

        assertThat(late.ruleSetHash()).isEqualTo(hashOf(good));
    }

    @Test
    void an_instance_that_needs_approved_rules_does_not_start_without_any() {
        assertThatThrownBy(() -> cluster.startInstance())
                .hasMessageContaining("approval.required is true, and no approved rule set was published")
                .hasMessageContaining("sluice rules publish --approval FILE");
    }

    @Test
    void what_is_in_force_everywhere_is_not_published_again() {
        Path folder = cluster.folder("good");
        cluster.approveAndPublish(folder);
        cluster.startInstance();

        CommandRun again = cluster.command("publish", "--rules", folder.toString(), "--author", "ada");

        assertThat(again.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(again.out()).contains("is published already, and every running instance decides by it");
    }

    /** As somebody could who may write to the topic, but does not use the command. */
    private RuleSetPublisher.Outcome publishAsIs(Path folder, Optional<Approval> approval) {
        try (RuleSetPublisher publisher = new RuleSetPublisher(
                cluster.config().kafka().connection(),
                cluster.catalog(),
                cluster.config().streams().applicationId())) {
            RuleSetHistory.Publication publication = publisher.publish(
                    RuleFiles.read(folder),
                    new RuleSetPublisher.Change(PublishingCluster.AUTHOR, null, approval, null),
                    Instant.now());
            return publisher.await(publication, PATIENCE);
        }
    }

    private Optional<Approval> approvalOf(Path folder) {
        cluster.approve(folder);
        return Optional.of(cluster.lastApproval());
    }
}
