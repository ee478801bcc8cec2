package dev.sluice.rules;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Rule folders in memory. */
final class Rules {

    static final String FEATURES = """
            features:
              account_count_1h:
                description: Payments of the account within an hour
                entity: account
                measure: count
                window: 1h
              account_amount_mean_1h:
                description: What the account pays at once within an hour
                entity: account
                measure: mean
                of: amount
                window: 1h
                where: {same: currency}
            """;

    static final String LIST = "value,until\nM-WATCHED,\nM-PAST,2026-01-01\n";

    private final Map<String, byte[]> contents = new TreeMap<>();

    private Rules() {
        with(RuleFiles.FEATURES, FEATURES).with("lists/watch_merchants.csv", LIST);
    }

    static Rules none() {
        return new Rules();
    }

    /** A folder with one live rule R-1 that blocks. */
    static RuleFiles one(String conditions) {
        return none().rule("R-1", "live", conditions).files();
    }

    Rules rule(String id, String lifecycle, String conditions) {
        return rule(id, lifecycle, "", conditions, "block(0.90);");
    }

    Rules rule(String id, String lifecycle, String annotations, String conditions, String consequence) {
        return with("device/" + id + ".drl", text(id, lifecycle, annotations, conditions, consequence));
    }

    Rules with(String path, String text) {
        contents.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RuleFiles files() {
        return RuleFiles.of(contents);
    }

    static String text(String id, String lifecycle, String annotations, String conditions, String consequence) {
        return """
                rule "%s"
                    @owner("identity-fraud")
                    @severity(high)
                    @lifecycle(%s)
                    @technique("F1005")
                    @reason("What a test needs a rule for")
                    %s
                when
                    %s
                then
                    %s
                end
                """.formatted(id, lifecycle, annotations, conditions, consequence);
    }
}
