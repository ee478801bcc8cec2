package dev.sluice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies of the shipped rules with more or less in them. */
final class CopiedRules {

    private static final List<String> FURTHER_ENTITIES = List.of("instrument", "ip", "merchant");
    private static final Pattern LATER_RULE = Pattern.compile("FRD-[A-Z]+-(?!00[123]\\.).*");

    private static final Pattern DECLARATION = Pattern.compile("(?m)^  \\w+:\n(?: {4}.*\n)+");

    private static final Pattern WHAT_BECAME_OF_PAYMENTS = Pattern.compile("outcome:|challenge:");

    /** The section of the policy that goes by such features. */
    private static final Pattern CHALLENGES = Pattern.compile("(?m)^challenges:\n(?:(?: .*)?\n)+");

    private CopiedRules() {}

    /** Copies everything, and declares features of the entities that the shipped ones leave out as well. */
    static Path withFeaturesOfEveryEntity(Path folder) {
        copy(folder, name -> true);
        try {
            Files.writeString(folder.resolve("features.yaml"), moreFeatures(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the features could not be declared", e);
        }
        return folder;
    }

    /**
     * Copies everything but most of the rules, so that it is compiled in a moment, and but the features of outcomes, which
     * may come later to a running system than to the replay (docs/limits.md).
     */
    static Path withFewRulesAndWithoutOutcomes(Path folder) {
        copy(folder, name -> !LATER_RULE.matcher(name).matches());
        Path features = folder.resolve("features.yaml");
        try {
            String kept = DECLARATION
                    .matcher(Files.readString(features))
                    .replaceAll(feature ->
                            WHAT_BECAME_OF_PAYMENTS.matcher(feature.group()).find() ? "" : "$0");
            Files.writeString(features, kept);
            Path policy = folder.resolve("policy.yaml");
            Files.writeString(
                    policy, CHALLENGES.matcher(Files.readString(policy)).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException("the features could not be chosen", e);
        }
        return folder;
    }

    private static void copy(Path folder, Predicate<String> chosen) {
        try (Stream<Path> files = Files.walk(RunningSluice.SHIPPED_RULES)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(
                        RunningSluice.SHIPPED_RULES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (chosen.test(file.getFileName().toString())) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rules could not be copied", e);
        }
    }

    private static String moreFeatures() {
        StringBuilder more = new StringBuilder("\n");
        for (String entity : FURTHER_ENTITIES) {
            more.append("""
                      %1$s_count_1h: {entity: %1$s, measure: count, window: 1h, description: Payments}
                      %1$s_accounts_1h:
                        {entity: %1$s, measure: distinct, of: accountId, window: 1h, description: Accounts}
                      %1$s_fraud_count_30d:
                        {entity: %1$s, measure: count, window: 30d, where: {label: fraud}, description: Known frauds}
                    """.formatted(entity));
        }
        return more.toString();
    }
}
