package dev.sluice.pack;

import dev.sluice.decision.Policy;
import dev.sluice.rules.RuleFiles;
import java.nio.file.Path;

/** The rules folder of this repository. */
final class ShippedRules {

    static final Path FOLDER = Path.of("..", "..", "rules");

    private ShippedRules() {}

    static RuleFiles files() {
        return RuleFiles.read(FOLDER);
    }

    static Policy policy(RuleFiles files) {
        return Policy.parse(RuleFiles.POLICY, files.text(RuleFiles.POLICY).orElseThrow());
    }
}
