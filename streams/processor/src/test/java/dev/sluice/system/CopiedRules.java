package dev.sluice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies of the shipped rules with more or less in them. Those that are compared with the replay have nothing that travels
 * through Kafka before it counts, and so may come later to a system that is fed faster than time passes than to the replay
 * (docs/limits.md): quarantines, the budget of challenges, and features of outcomes and challenges that leave no room for it by
 * a delay.
 */
final class CopiedRules {

    private static final List<String> FURTHER_ENTITIES = List.of("instrument", "ip", "merchant");
    private static final Pattern LATER_RULE = Pattern.compile("FRD-[A-Z]+-(?!00[123]\\.).*");

    /** The rule that asks for how challenges ended. */
    private static final Pattern RULE_ON_CHALLENGES = Pattern.compile("FRD-ACC-021\\..*");

    private static final Pattern DECLARATION = Pattern.compile("(?m)^  \\w+:\n(?: {4}.*\n)+");
    private static final Pattern OUTCOME = Pattern.compile("outcome:|challenge:");
    private static final Pattern DELAY = Pattern.compile("delay:");
    private static final Pattern QUARANTINE = Pattern.compile("(?m)^ *@quarantine\\(.*\\)\n");

    /** The section of the policy that goes by such features. */
    private static final Pattern CHALLENGES = Pattern.compile("(?m)^challenges:\n(?:(?: .*)?\n)+");

    private CopiedRules() {}

    /** Copies everything but most of the rules, so that it is compiled in a moment, and what travels too. */
    static Path withFewRules(Path folder) {
        copy(folder, CopiedRules::isAmongFew);
        return folder;
    }

    /** Copies everything else. */
    static Path withoutWhatTravels(Path folder) {
        copy(folder, name -> !RULE_ON_CHALLENGES.matcher(name).matches());
        removeQuarantinesAndBudget(folder);
        keepFeatures(
                folder,
                feature -> !OUTCOME.matcher(feature).find()
                        || DELAY.matcher(feature).find());
        return folder;
    }

    /** The same, with features declared of the entities that the shipped ones leave out as well. */
    static Path withFeaturesOfEveryEntity(Path folder) {
        withoutWhatTravels(folder);
        try {
            Files.writeString(folder.resolve("features.yaml"), moreFeatures(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the features could not be declared", e);
        }
        return folder;
    }

    /** Copies everything but most of the rules, and but all features of outcomes. */
    static Path withFewRulesAndWithoutOutcomes(Path folder) {
        withFewRules(folder);
        removeQuarantinesAndBudget(folder);
        keepFeatures(folder, feature -> !OUTCOME.matcher(feature).find());
        return folder;
    }

    private static boolean isAmongFew(String file) {
        return !LATER_RULE.matcher(file).matches();
    }

    private static void keepFeatures(Path folder, Predicate<String> kept) {
        edit(
                folder.resolve("features.yaml"),
                text -> DECLARATION.matcher(text).replaceAll(feature -> kept.test(feature.group()) ? "$0" : ""));
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

    private static void removeQuarantinesAndBudget(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".drl"))
                    .forEach(rule -> edit(rule, text -> QUARANTINE.matcher(text).replaceAll("")));
        } catch (IOException e) {
            throw new UncheckedIOException("the rules could not be edited", e);
        }
        edit(folder.resolve("policy.yaml"), text -> CHALLENGES.matcher(text).replaceAll(""));
    }

    private static void edit(Path file, UnaryOperator<String> change) {
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be changed", e);
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
