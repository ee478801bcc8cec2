package dev.sluice.system;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What the replay decides on events, in the order in which they are given. */
final class InMemoryReplay {

    private InMemoryReplay() {}

    /** Transaction id to decision. */
    static Map<String, DecisionMade> decisions(Path rules, List<SpecificRecord> events) {
        Map<String, DecisionMade> decisions = new LinkedHashMap<>();
        try (DecisionModel model = DecisionModel.load(RuleFiles.read(rules))) {
            InMemoryPath path = new InMemoryPath(model);
            for (SpecificRecord event : events) {
                if (event instanceof TransactionRequested transaction) {
                    decisions.put(
                            transaction.getTransactionId(),
                            path.decide(transaction).decision());
                } else if (event instanceof TransactionLabelled label) {
                    path.label(label);
                } else if (event instanceof DeviceTelemetryReported telemetry) {
                    path.report(telemetry);
                } else if (event instanceof TerminalSecurityReported posture) {
                    path.report(posture);
                } else if (event instanceof MerchantProfileChanged profile) {
                    path.change(profile);
                }
            }
        }
        return decisions;
    }
}
