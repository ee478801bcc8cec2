package dev.sluice.publication;

import dev.sluice.contract.RuleSetPublished;
import dev.sluice.contract.Topics;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.ModelInForce;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of one running instance, from its start to its end. It decides by the newest published rule set that it can
 * use; by its folder only as long as none was published. An instance that is told to watch a folder decides by that alone.
 */
public final class InstanceRules implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceRules.class);

    /** How far back an instance looks at its start for a rule set that it can use. */
    private static final int CANDIDATES_MAX = 20;

    private static final Duration WAIT = Duration.ofMillis(500);

    private final Deque<AutoCloseable> resources;
    private final RuleSetAdoption adoption;

    private InstanceRules(Deque<AutoCloseable> resources, RuleSetAdoption adoption) {
        this.resources = resources;
        this.adoption = adoption;
    }

    /**
     * Where an instance has its rules from, and what it needs to get them.
     *
     * @param me the instance
     * @param connection what Kafka's clients connect with, by Kafka's own names
     * @param schemas the registry's schemas; outlives the instance's rules
     * @param folder the folder of rules
     * @param watched whether the folder alone counts, and is followed as it changes
     * @param policy who has to approve
     * @param observer is told for metrics
     */
    public record Origin(
            Instance me,
            Map<String, Object> connection,
            SchemaCatalog schemas,
            Path folder,
            boolean watched,
            ApprovalPolicy policy,
            RuleSetObserver observer) {

        public Origin {
            connection = Map.copyOf(connection);
        }
    }

    /**
     * Puts the first rule set in force, and follows from then on what comes.
     *
     * @throws FindingsException if there is none that can be used
     * @throws org.apache.kafka.common.KafkaException if the published ones cannot be read
     */
    public static InstanceRules start(Origin origin) {
        Deque<AutoCloseable> resources = new ArrayDeque<>();
        try {
            return start(origin, resources);
        } catch (RuntimeException e) {
            closeAll(resources);
            throw e;
        }
    }

    private static InstanceRules start(Origin origin, Deque<AutoCloseable> resources) {
        Acknowledgements acknowledgements = new Acknowledgements(origin.connection(), origin.schemas());
        resources.push(acknowledgements);
        RuleSetAdoption adoption = new RuleSetAdoption(
                origin.me(), origin.policy(), origin.observer(), acknowledgements, InstantSource.system());
        resources.push(adoption);
        if (origin.watched()) {
            LOG.info("The folder {} is watched; rule sets that are published do not count here", origin.folder());
            adoptFolder(origin, adoption);
            resources.push(new FolderWatcher(origin.folder(), adoption));
        } else {
            TrailReader<RuleSetPublished> trail = TrailReader.fromTheBeginning(
                    origin.connection(), Topics.RULE_SET_PUBLISHED, RuleSetPublished.class, origin.schemas());
            try {
                adoptNewest(trail.readToTheEnd(WAIT), adoption);
                if (!adoption.isAnyInForce()) {
                    adoptFolder(origin, adoption);
                }
            } catch (RuntimeException e) {
                trail.close();
                throw e;
            }
            resources.push(new TrailWatcher(trail, adoption));
        }
        return new InstanceRules(resources, adoption);
    }

    private static void adoptNewest(List<TrailReader.Entry<RuleSetPublished>> published, RuleSetAdoption adoption) {
        List<TrailReader.Entry<RuleSetPublished>> newest =
                published.subList(Math.max(0, published.size() - CANDIDATES_MAX), published.size());
        for (int index = newest.size() - 1; index >= 0 && !adoption.isAnyInForce(); index--) {
            adoption.adopt(new Candidate.OfTrail(
                    newest.get(index).offset(), newest.get(index).value()));
        }
    }

    /** Nothing was published that can be used. */
    private static void adoptFolder(Origin origin, RuleSetAdoption adoption) {
        if (origin.policy().required()) {
            throw new FindingsException(List.of(Finding.error(
                    Topics.RULE_SET_PUBLISHED,
                    0,
                    0,
                    "approval.required is true, and no approved rule set was published",
                    "publish one with 'sluice rules publish --approval FILE', then start again")));
        }
        RuleFiles files = RuleFiles.read(origin.folder());
        if (!adoption.adopt(new Candidate.OfFolder(files))) {
            // Says the same with the lines of the files beside it.
            DecisionModel.load(files).close();
            throw new IllegalStateException("the rules in " + origin.folder() + " could not be prepared, see the log");
        }
    }

    /** What decides. */
    public ModelInForce models() {
        return adoption.models();
    }

    /** Which rule set is in force. */
    public RuleSetStatus status() {
        return adoption.status();
    }

    @Override
    public void close() {
        closeAll(resources);
    }

    private static void closeAll(Deque<AutoCloseable> resources) {
        List<Exception> failures = new ArrayList<>();
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        failures.forEach(e -> LOG.warn("What followed the rules could not be closed", e));
    }
}
