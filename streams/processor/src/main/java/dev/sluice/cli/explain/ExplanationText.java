package dev.sluice.cli.explain;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.SignalStatus;
import dev.sluice.decision.Evidence;
import dev.sluice.decision.explanation.ExplainedFeature;
import dev.sluice.decision.explanation.Explanation;
import dev.sluice.decision.explanation.NearMiss;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.TracedRule;
import dev.sluice.rules.engine.Figures;
import dev.sluice.rules.engine.Gap;
import dev.sluice.rules.engine.RuleTrace;
import dev.sluice.velocity.FeatureSpec;
import dev.sluice.velocity.FeatureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An explanation as a person reads it, from the answer to what it rests on. */
public final class ExplanationText {

    private static final int NEAR_MISSES_SHOWN = 8;
    private static final int HASH_CHARACTERS_SHOWN = 12;
    private static final String UNKNOWN_FEATURE = "no value";

    private final Explanation explanation;
    private final String folder;
    private final List<String> reservations;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Explanation explanation, String folder, List<String> reservations) {
        this.explanation = explanation;
        this.folder = folder;
        this.reservations = reservations;
    }

    /**
     * Renders an explanation.
     *
     * @param explanation the explanation
     * @param folder the rules folder that explains it, as the user calls it
     * @param reservations what is not certain about the evidence
     * @return lines, without a line feed at the end
     */
    public static String render(Explanation explanation, String folder, List<String> reservations) {
        return new ExplanationText(explanation, folder, reservations).render();
    }

    private String render() {
        answer();
        warnings();
        rules(isNow() ? "Rules of the folder that hit now" : "Rules that hit", explanation.hits());
        rules(isNow() ? "Shadow rules of the folder that hit now" : "Shadow rules that hit", explanation.shadowHits());
        nearMisses();
        title("How the policy decides");
        ReckoningLines.of(explanation).forEach(line -> lines.add("  " + line));
        arrived();
        features();
        return String.join("\n", lines);
    }

    private boolean isNow() {
        return !explanation.isSameRuleSet();
    }

    private void answer() {
        DecisionMade decision = explanation.decision();
        lines.add(decision.getTransactionId() + " of " + decision.getEventTime() + ": " + verdict(decision));
        decision.getReasons().forEach(reason -> lines.add("  " + reason));
        lines.add("decided by rule set " + shortHash(decision.getRuleSetHash())
                + (isNow() ? "" : ", which is the one in " + folder));
    }

    static String verdict(DecisionMade decision) {
        return decision.getAction() + (decision.getReview() ? " and review" : "") + ", score "
                + Figures.of(decision.getScore()) + (decision.getDegraded() ? ", degraded" : "");
    }

    private void warnings() {
        if (isNow()) {
            DecisionMade decision = explanation.decision();
            String recorded = decision.getRules().stream()
                    .map(hit -> hit.getRuleId() + " (" + word(hit.getLifecycle()) + ")")
                    .collect(Collectors.joining(", "));
            lines.add("");
            lines.add("!! The folder " + folder + " is another rule set, " + shortHash(explanation.folderHash()) + ".");
            lines.add("!! At the time hit: " + (recorded.isEmpty() ? "nothing" : recorded) + ".");
            lines.add("!! What follows is what the folder would say now: " + verdict(explanation.now()) + ".");
        } else if (!explanation.isReproduced()) {
            lines.add("");
            lines.add("!! What could be put together does not give the recorded decision again, but "
                    + verdict(explanation.now()) + ".");
            lines.add("!! So something of what decided is not among what follows.");
        }
        reservations.forEach(reservation -> lines.add("!! " + reservation));
    }

    private void rules(String title, List<TracedRule> rules) {
        title(title + (rules.isEmpty() ? ": none" : ""));
        for (TracedRule traced : rules) {
            lines.add("  " + heading(traced.rule()));
            lines.add("    " + traced.rule().reason());
            traced.steps().forEach(step -> lines.add("    " + step));
        }
    }

    private String heading(RuleDescription rule) {
        String technique = rule.technique() == null ? "" : ", " + rule.technique();
        return rule.id() + "  " + word(rule.outcome()) + "(" + Figures.of(rule.score()) + "), " + word(rule.severity())
                + technique + ", of " + rule.owner() + share(rule) + demotion(rule);
    }

    /** A live rule is among the shadow rules where the account is not one of those that it acts on. */
    private String share(RuleDescription rule) {
        if (rule.share().isAll()) {
            return "";
        }
        String accountId = explanation.decision().getAccountId();
        return "; live on " + rule.share() + " of the accounts, " + (rule.actsOn(accountId) ? "" : "not ")
                + "on this one";
    }

    private String demotion(RuleDescription rule) {
        return explanation.demoted().contains(rule.id())
                ? "; demoted on the instance that decided, out of its @hitRate of " + rule.hitRate()
                : "";
    }

    private void nearMisses() {
        List<NearMiss> misses = explanation.nearMisses();
        title("Near misses, one condition short" + (misses.isEmpty() ? ": none" : ""));
        misses.stream().limit(NEAR_MISSES_SHOWN).forEach(this::nearMiss);
        if (misses.size() > NEAR_MISSES_SHOWN) {
            lines.add("  and " + (misses.size() - NEAR_MISSES_SHOWN) + " more, which --json shows");
        }
    }

    private void nearMiss(NearMiss miss) {
        RuleTrace.Step decisive = miss.decisive();
        lines.add("  " + miss.traced().rule().id() + " ("
                + word(miss.traced().rule().lifecycle()) + ")  " + decisive.text() + "   [" + decisive.values() + "]"
                + gap(decisive.gap()));
    }

    private static String gap(@Nullable Gap gap) {
        return gap == null ? "" : "  " + Figures.of(gap.distance()) + " off";
    }

    private void arrived() {
        Evidence evidence = explanation.evidence();
        title("What was known");
        record("Transaction", null, evidence.transaction());
        record("Device", evidence.signals().telemetry(), evidence.context().getTelemetry());
        record("Terminal", evidence.signals().terminal(), evidence.context().getTerminalPosture());
        record("Merchant", evidence.signals().merchant(), evidence.profile());
    }

    private void record(String fact, @Nullable SignalStatus status, @Nullable SpecificRecord record) {
        lines.add("  " + fact + (status == null ? "" : ": " + status));
        if (record != null) {
            ShownFields.of(record)
                    .forEach(field ->
                            lines.add(String.format(Locale.ROOT, "    %-34s %s", field.name(), field.value())));
        }
    }

    private void features() {
        title("Velocity features" + (explanation.features().isEmpty() ? ": none" : ""));
        for (ExplainedFeature feature : explanation.features()) {
            FeatureValue value = feature.value();
            FeatureSpec declaration = feature.declaration();
            String about = declaration == null ? "(the folder does not declare it)" : declaration.description();
            lines.add(String.format(Locale.ROOT, "  %-44s %12s  %s", value.getName(), shown(value), about)
                    .stripTrailing());
            if (declaration != null) {
                lines.add("    " + FeatureText.of(declaration));
            }
        }
    }

    private static String shown(FeatureValue value) {
        if (value.getValue() == null) {
            return UNKNOWN_FEATURE;
        }
        String estimate = value.getStandardError() == null ? "" : "~";
        return estimate + Figures.of(value.getValue());
    }

    private void title(String title) {
        lines.add("");
        lines.add(title);
    }

    private static String shortHash(String hash) {
        return hash.length() <= HASH_CHARACTERS_SHOWN ? hash : hash.substring(0, HASH_CHARACTERS_SHOWN);
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
