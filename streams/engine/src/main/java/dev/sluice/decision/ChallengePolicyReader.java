package dev.sluice.decision;

import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionType;
import dev.sluice.decision.challenge.ChallengePolicy;
import dev.sluice.decision.challenge.Fallback;
import dev.sluice.decision.challenge.FrictionBudget;
import dev.sluice.decision.challenge.ImpossibleChallenges;
import dev.sluice.finding.YamlFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what {@code policy.yaml} says about challenges. */
final class ChallengePolicyReader {

    private static final Map<String, Fallback> FALLBACKS = PolicyReader.words(Fallback.values(), null);
    private static final Map<String, TransactionInitiator> INITIATORS =
            PolicyReader.words(TransactionInitiator.values(), TransactionInitiator.UNKNOWN);
    private static final Map<String, TransactionType> TYPES =
            PolicyReader.words(TransactionType.values(), TransactionType.UNKNOWN);
    private static final Map<String, ScaExemption> EXEMPTIONS =
            PolicyReader.words(ScaExemption.values(), ScaExemption.UNKNOWN);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern SHARE = Pattern.compile("[0-9](\\.[0-9]{1,6})?");
    private static final Pattern FEATURE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final YamlFields fields;

    /** @param fields the section */
    ChallengePolicyReader(YamlFields fields) {
        this.fields = fields;
    }

    /** The policy, or empty after a finding. */
    Optional<ChallengePolicy> read() {
        Optional<ImpossibleChallenges> impossible = impossible(fields.section("impossible"));
        Optional<FrictionBudget> budget = budget(fields.section("budget"));
        Optional<Duration> timeout = fields.value("timeout", ChallengePolicyReader::timeout);
        Optional<Fallback> unanswered = fields.value("unanswered", YamlFields.word(FALLBACKS));
        Optional<Fallback> undelivered = fields.value("undelivered", YamlFields.word(FALLBACKS));
        fields.refuseOthers();
        if (impossible.isEmpty()
                || budget.isEmpty()
                || timeout.isEmpty()
                || unanswered.isEmpty()
                || undelivered.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ChallengePolicy(impossible.get(), budget, timeout.get(), unanswered.get(), undelivered.get()));
    }

    private static Optional<ImpossibleChallenges> impossible(YamlFields section) {
        List<TransactionInitiator> initiators = section.list("initiators", YamlFields.word(INITIATORS));
        List<TransactionType> types = section.list("transaction_types", YamlFields.word(TYPES));
        List<ScaExemption> exemptions = section.list("exemptions", YamlFields.word(EXEMPTIONS));
        Optional<Fallback> otherwise = section.value("otherwise", YamlFields.word(FALLBACKS));
        section.refuseOthers();
        return otherwise.map(fallback ->
                new ImpossibleChallenges(Set.copyOf(initiators), Set.copyOf(types), Set.copyOf(exemptions), fallback));
    }

    private static Optional<FrictionBudget> budget(YamlFields section) {
        Optional<FrictionBudget.Account> account = accountBudget(section.section("account"));
        Optional<FrictionBudget.Overall> overall = overallBudget(section.section("overall"));
        section.refuseOthers();
        return account.flatMap(ofAccount -> overall.map(ofAll -> new FrictionBudget(ofAccount, ofAll)));
    }

    private static Optional<FrictionBudget.Account> accountBudget(YamlFields fields) {
        Optional<String> feature = fields.value("feature", ChallengePolicyReader::feature);
        Optional<Integer> max = fields.value("max", ChallengePolicyReader::positive);
        Optional<Fallback> otherwise = fields.value("otherwise", YamlFields.word(FALLBACKS));
        fields.refuseOthers();
        if (feature.isEmpty() || max.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FrictionBudget.Account(feature.get(), max.get(), otherwise.get()));
    }

    private static Optional<FrictionBudget.Overall> overallBudget(YamlFields fields) {
        Optional<Integer> share = fields.value("share", ChallengePolicyReader::millionths);
        Optional<Integer> burst = fields.value("burst", ChallengePolicyReader::positive);
        Optional<Fallback> otherwise = fields.value("otherwise", YamlFields.word(FALLBACKS));
        fields.refuseOthers();
        if (share.isEmpty() || burst.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FrictionBudget.Overall(share.get(), burst.get(), otherwise.get()));
    }

    private static Duration timeout(String text) {
        Duration timeout = PolicyReader.duration(text);
        if (timeout.isZero() || timeout.compareTo(ChallengePolicy.TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "more than 0 and at most " + ChallengePolicy.TIMEOUT_MAX.toDays() + "d: a payment waits for it");
        }
        return timeout;
    }

    private static String feature(String text) {
        if (!FEATURE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the name of a feature of features.yaml, such as account_challenged_24h");
        }
        return text;
    }

    private static int positive(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches() || Integer.parseInt(text) == 0) {
            throw new IllegalArgumentException("a whole number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }

    private static int millionths(String text) {
        if (SHARE.matcher(text).matches()) {
            int millionths = new BigDecimal(text).multiply(MILLION).intValueExact();
            if (millionths > 0 && millionths <= MILLION.intValueExact()) {
                return millionths;
            }
        }
        throw new IllegalArgumentException(
                "a part of all decisions, above 0 and at most 1, such as 0.02 for two percent");
    }
}
