package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTextTest {

    private static final Path SHIPPED = Path.of("../../rules/features.yaml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity: account, measure: count, window: 1h",
                "entity: account, measure: mean, of: amount, window: 30d, delay: 1s, where: {same: currency}",
                "entity: [account, merchantId], measure: count, window: 90s, events: 5",
                "entity: device, measure: distinct, of: accountId, window: 7d",
                "entity: terminal, measure: share, window: 30d, delay: 7d, where: {label: fraud}, ifEmpty: 0.5",
                "entity: account, measure: count, window: 7d, where: {outcome: [block, challenge], same: [mcc, country]}",
                "entity: account, measure: streak, window: 24h, while: {entryMode: [CHIP, CONTACTLESS]}",
                "entity: account, measure: count, window: 1h, where: {label: [fraud, genuine]}"
            })
    void a_declaration_is_shown_as_its_author_would_write_it(String declaration) {
        FeatureSpec feature = only("features: {a_feature: {" + declaration + "}}");

        assertThat(FeatureText.of(feature)).isEqualTo(declaration.replace("24h", "1d"));
    }

    @Test
    void what_a_personal_field_is_asked_for_is_not_shown() {
        FeatureSpec feature = only(
                "features: {a_feature: {entity: account, measure: count, window: 1h, where: {ipAddress: 192.0.2.1}}}");

        assertThat(FeatureText.of(feature))
                .isEqualTo(
                        "entity: account, measure: count, window: 1h, where: {ipAddress: \"(personal, not shown)\"}");
    }

    @Test
    void what_is_shown_of_the_shipped_features_declares_the_same_features() throws IOException {
        List<FeatureSpec> shipped = FeatureCatalog.parse("features.yaml", Files.readString(SHIPPED))
                .orThrow()
                .features();

        String shown = shipped.stream()
                .map(feature -> "  " + feature.name() + ": {description: '"
                        + feature.description().replace("'", "''") + "', " + FeatureText.of(feature) + "}\n")
                .collect(Collectors.joining());

        assertThat(FeatureCatalog.parse("features.yaml", "features:\n" + shown)
                        .orThrow()
                        .features())
                .isEqualTo(shipped);
    }

    private static FeatureSpec only(String yaml) {
        return FeatureCatalog.parse("features.yaml", yaml).orThrow().features().get(0);
    }
}
