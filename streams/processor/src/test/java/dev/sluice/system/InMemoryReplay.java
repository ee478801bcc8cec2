package dev.sluice.system;

import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import dev.sluice.torture.Expectation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What the replay decides on events, in the order in which they are given. */
final class InMemoryReplay {

    private InMemoryReplay() {}

    /** Transaction id to decision. */
    static Map<String, DecisionMade> decisions(Path rules, List<SpecificRecord> events) {
        try (DecisionModel model = DecisionModel.load(RuleFiles.read(rules))) {
            return Expectation.of(model, events).decisions();
        }
    }
}
