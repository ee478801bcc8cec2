package dev.sluice.rules.language;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.rules.AccountShare;
import dev.sluice.rules.HitRateBand;
import dev.sluice.rules.Quarantine;
import dev.sluice.rules.RuleDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a rule says about itself. */
final class AnnotationReader {

    private static final Map<String, Severity> SEVERITIES = Map.of(
            "low", Severity.LOW, "medium", Severity.MEDIUM, "high", Severity.HIGH, "critical", Severity.CRITICAL);
    private static final Map<String, RuleLifecycle> LIFECYCLES = Map.of(
            "draft", RuleLifecycle.DRAFT,
            "shadow", RuleLifecycle.SHADOW,
            "live", RuleLifecycle.LIVE,
            "retired", RuleLifecycle.RETIRED);
    private static final Map<String, String> EXAMPLES = examples();

    private static final Pattern OWNER = Pattern.compile("[a-z0-9][a-z0-9-]{1,40}");
    private static final Pattern TECHNIQUE = Pattern.compile("[FT][0-9]{4}(\\.[0-9]{3})?");

    /** It is shown in alerts, in other people's tools: nothing that a browser takes for markup or a spreadsheet for a formula. */
    private static final Pattern REASON = Pattern.compile("(?![=+@-])[^\\p{Cntrl}\"\\\\<>]{10,200}");

    private final SourceText source;
    private final RuleFrame rule;
    private final List<Finding> findings;
    private final Map<String, Annotation> annotations = new HashMap<>();

    AnnotationReader(SourceText source, RuleFrame rule, List<Finding> findings) {
        this.source = source;
        this.rule = rule;
        this.findings = findings;
    }

    private static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("owner", "@owner(\"card-fraud\")");
        examples.put("severity", "@severity(low|medium|high|critical)");
        examples.put("lifecycle", "@lifecycle(draft|shadow|live|retired)");
        examples.put("technique", "@technique(\"F1018\"), an id of MITRE F3");
        examples.put("reason", "@reason(\"The SIM was changed within the last day\"), 10 to 200 characters");
        examples.put("since", "@since(2026-03-01) or @since(\"2026-03-01T08:00:00Z\")");
        examples.put("until", "@until(2026-12-31) or @until(\"2026-12-31T08:00:00Z\")");
        examples.put(
                "share", "@share(\"10%\"), from 0.01% to 99.99% of the accounts; leave it out to act on all of them");
        examples.put(
                "hitRate",
                "@hitRate(\"0%..0.5%\"), from less to more, the first one 0% or at least 0.021%: the least that can be missed");
        examples.put("quarantine", "@quarantine(\"terminal 24h\"): device, terminal or merchant, and up to 90d");
        return examples;
    }

    Optional<RuleDescription> description(Consequence consequence) {
        int before = findings.size();
        findNames();
        String id = id();
        String owner = required("owner", text -> OWNER.matcher(text).matches() ? text : null);
        Severity severity = required("severity", SEVERITIES::get);
        RuleLifecycle lifecycle = required("lifecycle", LIFECYCLES::get);
        String reason = required("reason", text -> REASON.matcher(text).matches() ? text : null);
        String technique = technique(consequence.outcome());
        Instant since = value("since", AnnotationReader::instant);
        Instant until = value("until", AnnotationReader::instant);
        if (since != null && until != null && !since.isBefore(until)) {
            error("until", "@until must be later than @since", "swap the two, or move one of them");
        }
        AccountShare share = share(lifecycle);
        HitRateBand hitRate = hitRate(lifecycle);
        Quarantine quarantine = quarantine(consequence.outcome());
        if (owner == null || severity == null || lifecycle == null || reason == null || findings.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new RuleDescription(
                id,
                entityOf(source.file()),
                owner,
                severity,
                lifecycle,
                technique,
                reason,
                consequence.outcome(),
                consequence.score(),
                since,
                until,
                share,
                hitRate,
                quarantine));
    }

    private String id() {
        String file = source.file().substring(source.file().lastIndexOf('/') + 1);
        String expected = file.replaceFirst("\\.drl$", "");
        Part name = rule.name();
        String written = name == null ? expected : unquoted(name.in(source.text()));
        if (name != null && !written.equals(expected)) {
            findings.add(source.error(
                    name.start(),
                    "the rule is named '" + written + "', but its file is named " + file,
                    "write rule \"" + expected + "\", or rename the file"));
        }
        return expected;
    }

    /** An allow-list rule detects no technique, and of one whose outcome cannot be read nobody knows whether it is one. */
    private @Nullable String technique(RuleOutcome outcome) {
        Function<String, @Nullable String> parser =
                text -> TECHNIQUE.matcher(text).matches() ? text : null;
        boolean isDetecting = outcome != RuleOutcome.ALLOW && outcome != RuleOutcome.UNKNOWN;
        return isDetecting ? required("technique", parser) : value("technique", parser);
    }

    private AccountShare share(@Nullable RuleLifecycle lifecycle) {
        AccountShare share = value("share", text -> AccountShare.parse(text).orElse(null));
        if (share == null) {
            return AccountShare.ALL;
        }
        requireLive("share", "on how many accounts a live rule acts", lifecycle);
        return share;
    }

    private @Nullable HitRateBand hitRate(@Nullable RuleLifecycle lifecycle) {
        HitRateBand hitRate = value("hitRate", text -> HitRateBand.parse(text).orElse(null));
        if (hitRate != null) {
            requireLive("hitRate", "how many transactions a live rule may hit and still act", lifecycle);
        }
        return hitRate;
    }

    private void requireLive(String name, String meaning, @Nullable RuleLifecycle lifecycle) {
        if (lifecycle != null && lifecycle != RuleLifecycle.LIVE) {
            error(
                    name,
                    "@" + name + " says " + meaning + ", but this one is "
                            + lifecycle.name().toLowerCase(Locale.ROOT) + " and acts on none",
                    "remove it, or write @lifecycle(live)");
        }
    }

    private @Nullable Quarantine quarantine(RuleOutcome outcome) {
        Quarantine quarantine =
                value("quarantine", text -> Quarantine.parse(text).orElse(null));
        if (quarantine != null && outcome == RuleOutcome.ALLOW) {
            error("quarantine", "a rule that allows puts nothing into quarantine", "remove @quarantine");
        }
        return quarantine;
    }

    private void findNames() {
        for (Annotation annotation : rule.annotations()) {
            String name = annotation.name();
            if (!EXAMPLES.containsKey(name)) {
                findings.add(source.error(
                        annotation.offset(),
                        "there is no annotation @" + name,
                        NearestName.hint(name, EXAMPLES.keySet(), "known: @" + String.join(", @", EXAMPLES.keySet()))));
            } else if (annotations.putIfAbsent(name, annotation) != null) {
                findings.add(source.error(annotation.offset(), "@" + name + " is given twice", "remove one of them"));
            }
        }
    }

    private <T> @Nullable T required(String name, Function<String, @Nullable T> parser) {
        if (!annotations.containsKey(name)) {
            findings.add(source.error(rule.offset(), "@" + name + " is missing", "add " + EXAMPLES.get(name)));
            return null;
        }
        return value(name, parser);
    }

    private <T> @Nullable T value(String name, Function<String, @Nullable T> parser) {
        Annotation annotation = annotations.get(name);
        if (annotation == null) {
            return null;
        }
        if (hasOneQuote(annotation.value())) {
            error(name, "the text of @" + name + " has only one of its quotes", "write " + EXAMPLES.get(name));
            return null;
        }
        T value = parser.apply(unquoted(annotation.value()));
        if (value == null) {
            error(name, "the value of @" + name + " is not accepted", "write " + EXAMPLES.get(name));
        }
        return value;
    }

    private void error(String name, String message, @Nullable String hint) {
        Annotation annotation = annotations.get(name);
        findings.add(source.error(annotation == null ? rule.offset() : annotation.offset(), message, hint));
    }

    private static boolean hasOneQuote(String raw) {
        int first = raw.indexOf('"');
        return first >= 0 && first == raw.lastIndexOf('"');
    }

    private static String unquoted(String raw) {
        boolean quoted = raw.length() >= 2 && raw.startsWith("\"") && raw.endsWith("\"");
        return quoted ? raw.substring(1, raw.length() - 1) : raw;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String entityOf(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
