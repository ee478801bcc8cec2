package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.decision.challenge.ChallengePolicy;
import dev.sluice.decision.quarantine.QuarantinePolicy;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code policy.yaml}: every name must be there, no other name may, and what it says must make sense. */
final class PolicyReader {

    private static final Map<String, RuleOutcome> OUTCOMES = words(RuleOutcome.values(), RuleOutcome.UNKNOWN);
    private static final Map<String, DecisionAction> ACTIONS = words(DecisionAction.values(), DecisionAction.UNKNOWN);
    private static final Map<String, Severity> SEVERITIES = words(Severity.values(), Severity.UNKNOWN);
    private static final Map<String, Boolean> BOOLEANS = Map.of("true", true, "false", false);
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(s|m|h|d)");
    private static final Pattern SCORE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
    private static final Pattern RULE_ID = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+){1,5}");

    private final List<Finding> findings = new ArrayList<>();
    private final String file;

    private PolicyReader(String file) {
        this.file = file;
    }

    static Checked<Optional<Policy>> read(String file, String text) {
        PolicyReader reader = new PolicyReader(file);
        Checked<YamlNode.Mapping> root = YamlSource.parse(file, text);
        reader.findings.addAll(root.findings());
        boolean unreadable = root.value().entries().isEmpty() && !root.isValid();
        Optional<Policy> policy = unreadable ? Optional.empty() : reader.policy(root.value());
        return new Checked<>(policy, reader.findings);
    }

    private Optional<Policy> policy(YamlNode.Mapping root) {
        YamlFields top = new YamlFields(file, "", root, findings);
        Optional<Thresholds> thresholds = thresholds(top.section("thresholds"));
        YamlFields allow = top.section("allow");
        List<String> lifting = allow.list("lift_block", PolicyReader::ruleId);
        allow.refuseOthers();
        YamlFields degraded = top.section("degraded");
        Optional<DecisionAction> degradedAction = degraded.value("action", YamlFields.word(ACTIONS));
        Optional<Boolean> degradedReview = degraded.value("review", YamlFields.word(BOOLEANS));
        degraded.refuseOthers();
        YamlFields review = top.section("review");
        Optional<Boolean> reviewOfBlocked = review.value("of_blocked", YamlFields.word(BOOLEANS));
        review.refuseOthers();
        YamlFields signals = top.section("signals");
        Optional<SignalRule> telemetry = signal(signals.section("telemetry"));
        Optional<SignalRule> terminal = signal(signals.section("terminal"));
        YamlFields merchant = signals.section("merchant");
        Optional<RuleOutcome> merchantMissing = merchant.value("missing", YamlFields.word(OUTCOMES));
        merchant.refuseOthers();
        signals.refuseOthers();
        Optional<AlertPolicy> alerts = alerts(top.section("alerts"));
        Optional<QuarantinePolicy> quarantine = quarantine(top);
        Optional<ChallengePolicy> challenges = challenges(top);
        top.refuseOthers();
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Policy(
                thresholds.orElseThrow(),
                Set.copyOf(lifting),
                degradedAction.orElseThrow(),
                degradedReview.orElseThrow(),
                reviewOfBlocked.orElseThrow(),
                telemetry.orElseThrow(),
                terminal.orElseThrow(),
                merchantMissing.orElseThrow(),
                alerts.orElseThrow(),
                quarantine.orElseThrow(),
                challenges.orElseThrow()));
    }

    /** This and the next section may be missing, as they are in folders that are older than they. */
    private static Optional<QuarantinePolicy> quarantine(YamlFields top) {
        if (top.node("quarantine").isEmpty()) {
            return Optional.of(QuarantinePolicy.DEFAULT);
        }
        YamlFields fields = top.section("quarantine");
        Optional<RuleOutcome> device = fields.value("device", YamlFields.word(OUTCOMES));
        Optional<RuleOutcome> terminal = fields.value("terminal", YamlFields.word(OUTCOMES));
        Optional<RuleOutcome> merchant = fields.value("merchant", YamlFields.word(OUTCOMES));
        fields.refuseOthers();
        if (device.isEmpty() || terminal.isEmpty() || merchant.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new QuarantinePolicy(device.get(), terminal.get(), merchant.get()));
    }

    private static Optional<ChallengePolicy> challenges(YamlFields top) {
        return top.node("challenges").isEmpty()
                ? Optional.of(ChallengePolicy.DEFAULT)
                : new ChallengePolicyReader(top.section("challenges")).read();
    }

    private Optional<Thresholds> thresholds(YamlFields fields) {
        Optional<Double> review = fields.value("review", PolicyReader::score);
        Optional<Double> challenge = fields.value("challenge", PolicyReader::score);
        Optional<Double> block = fields.value("block", PolicyReader::score);
        fields.refuseOthers();
        requireRising(fields, "review", review, "challenge", challenge);
        requireRising(fields, "challenge", challenge, "block", block);
        if (!findings.isEmpty() || review.isEmpty() || challenge.isEmpty() || block.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Thresholds(review.get(), challenge.get(), block.get()));
    }

    private static void requireRising(
            YamlFields fields, String lower, Optional<Double> low, String higher, Optional<Double> high) {
        if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
            fields.error(
                    fields.node(lower).orElseThrow(),
                    "the " + lower + " threshold " + low.get() + " is above the " + higher + " threshold " + high.get(),
                    "a higher score must never do less; set " + lower + " to at most " + high.get());
        }
    }

    private Optional<SignalRule> signal(YamlFields fields) {
        Optional<Duration> tolerance = fields.value("tolerance", PolicyReader::duration);
        Optional<Duration> staleAfter = fields.value("stale_after", PolicyReader::positiveDuration);
        Optional<RuleOutcome> missing = fields.value("missing", YamlFields.word(OUTCOMES));
        Optional<RuleOutcome> stale = fields.value("stale", YamlFields.word(OUTCOMES));
        fields.refuseOthers();
        if (tolerance.isEmpty() || staleAfter.isEmpty() || missing.isEmpty() || stale.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SignalRule(new SignalPolicy(tolerance.get(), staleAfter.get()), missing.get(), stale.get()));
    }

    private Optional<AlertPolicy> alerts(YamlFields fields) {
        List<RuleOutcome> on = fields.list("on", YamlFields.word(OUTCOMES));
        Optional<Severity> severity = fields.value("severity_min", YamlFields.word(SEVERITIES));
        Optional<Duration> window = fields.value("dedupe_window", PolicyReader::dedupeWindow);
        fields.refuseOthers();
        if (severity.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AlertPolicy(new LinkedHashSet<>(on), severity.get(), window.get()));
    }

    private static double score(String text) {
        if (!SCORE.matcher(text).matches()) {
            throw new IllegalArgumentException("a score is a number above 0 and at most 1, such as 0.6");
        }
        double score = Double.parseDouble(text);
        if (score > 0 && score <= 1) {
            return score;
        }
        throw new IllegalArgumentException("a score is above 0 and at most 1, such as 0.6");
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a duration is a whole number and s, m, h or d, such as 30s or 24h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Duration positiveDuration(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("with 0 every report would be too old; give for instance 24h");
        }
        return duration;
    }

    private static Duration dedupeWindow(String text) {
        Duration duration = duration(text);
        if (duration.compareTo(AlertPolicy.DEDUPE_WINDOW_MAX) > 0) {
            throw new IllegalArgumentException(
                    "at most " + AlertPolicy.DEDUPE_WINDOW_MAX.toDays() + "d; a longer one" + " would hide attacks");
        }
        return duration;
    }

    /** Whether a text has the form of a rule's id. */
    static boolean isRuleId(String text) {
        return RULE_ID.matcher(text).matches();
    }

    private static String ruleId(String text) {
        if (!isRuleId(text)) {
            throw new IllegalArgumentException("a rule id is in capitals, such as FRD-ACC-001");
        }
        return text;
    }

    /** The words for the constants of an enum, but for the one that stands for what is not known; null: it has none. */
    static <E extends Enum<E>> Map<String, E> words(E[] values, @Nullable E unknown) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            if (value != unknown) {
                words.put(value.name().toLowerCase(Locale.ROOT), value);
            }
        }
        return words;
    }
}
