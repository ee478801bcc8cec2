package dev.sluice.topology;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A rule set of one live rule, which blocks payments of 10.00 and more, and payments for it. */
public final class BlockingRule {

    public static final String ID = "FRD-ACC-001";

    private static final String RULE = """
            rule "FRD-ACC-001"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(live)
                %s
                @technique("F1015")
                @reason("The amount is one that these tests decide by")
            when
                Transaction(amount >= 10.00)
            then
                block(0.97);
            end
            """;
    private static final Instant TIME = TopologyHarness.NOW.minus(Duration.ofMinutes(10));

    private BlockingRule() {}

    /** @param annotation what the rule says besides */
    public static DecisionModel model(String annotation) {
        return DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml",
                bytes("features: {}\n"),
                "policy.yaml",
                bytes(SmallPolicy.lettingPass()),
                "account/" + ID + ".drl",
                bytes(RULE.formatted(annotation)))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static TransactionRequested payment(String transactionId, String accountId, String amount) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(accountId)
                .setEventTime(TIME)
                .setAmount(new BigDecimal(amount))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
