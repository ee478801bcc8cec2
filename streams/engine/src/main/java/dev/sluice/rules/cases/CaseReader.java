package dev.sluice.rules.cases;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.FeatureNames;
import dev.sluice.rules.facts.Velocity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Reads the cases of one rule. */
public final class CaseReader {

    private static final Instant DEFAULT_EVENT_TIME = Instant.parse("2026-01-15T12:00:00Z");
    private static final int CASES_MAX = 200;
    private static final Map<String, SignalStatus> ABSENT =
            Map.of("MISSING", SignalStatus.MISSING, "NOT_APPLICABLE", SignalStatus.NOT_APPLICABLE);
    private static final Map<String, SignalStatus> PRESENT =
            Map.of("PRESENT", SignalStatus.PRESENT, "STALE", SignalStatus.STALE);

    private final String file;
    private final String ruleId;
    private final Instant eventTime;
    private final List<String> tableRules;
    private final FeatureNames features;
    private final List<Finding> findings;

    private CaseReader(
            String file,
            String ruleId,
            Instant eventTime,
            List<String> tableRules,
            FeatureNames features,
            List<Finding> findings) {
        this.file = file;
        this.ruleId = ruleId;
        this.eventTime = eventTime;
        this.tableRules = tableRules;
        this.features = features;
        this.findings = findings;
    }

    /** A signal and its status, which are consistent. */
    private record Signal<R>(SignalStatus status, @Nullable R value) {}

    /**
     * Reads a file of cases.
     *
     * @param file the file's path
     * @param text its content
     * @param rule the rule whose cases are wanted
     * @param tableRules ids of all rules that the file has cases of, each of which then names its rule; empty: of this one
     * @param features names of all velocity features
     * @param findings where everything that is wrong is added
     * @return the cases without errors
     */
    public static List<RuleCase> read(
            String file,
            String text,
            RuleDescription rule,
            List<String> tableRules,
            FeatureNames features,
            List<Finding> findings) {
        Contracts.trust();
        return new CaseReader(file, rule.id(), whileActive(rule), tableRules, features, findings).cases(text);
    }

    /**
     * As {@link #read}, of a rule that has mistakes of its own: only for what is wrong with its cases.
     *
     * @param ruleId the rule's id
     */
    public static void check(
            String file,
            String text,
            String ruleId,
            List<String> tableRules,
            FeatureNames features,
            List<Finding> findings) {
        Contracts.trust();
        new CaseReader(file, ruleId, DEFAULT_EVENT_TIME, tableRules, features, findings).cases(text);
    }

    /** A transaction happens while the rule is active, unless the case says when. */
    private static Instant whileActive(RuleDescription rule) {
        if (rule.isActiveAt(DEFAULT_EVENT_TIME)) {
            return DEFAULT_EVENT_TIME;
        }
        return rule.since() != null ? rule.since() : DEFAULT_EVENT_TIME.minus(Duration.ofDays(365));
    }

    private List<RuleCase> cases(String text) {
        Checked<YamlNode.Mapping> yaml = YamlSource.parse(file, text);
        findings.addAll(yaml.findings());
        if (!yaml.isValid()) {
            return List.of();
        }
        YamlFields fields = new YamlFields(file, "", yaml.value(), findings);
        Optional<YamlNode> node = fields.requiredNode("cases");
        fields.refuseOthers();
        List<RuleCase> cases = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof YamlNode.Sequence sequence) {
            sequence.items().stream().limit(CASES_MAX).forEach(item -> one(item).ifPresent(cases::add));
            refuseMoreThanEnough(sequence);
        } else {
            node.ifPresent(found -> error(found, "'cases' must be a list", "begin each case with '- name: ...'"));
        }
        return cases;
    }

    private void refuseMoreThanEnough(YamlNode.Sequence cases) {
        if (cases.items().size() > CASES_MAX) {
            error(
                    cases.items().get(CASES_MAX),
                    "there are more than " + CASES_MAX + " cases",
                    "keep those that differ in what decides");
        }
    }

    private Optional<RuleCase> one(YamlNode item) {
        if (!(item instanceof YamlNode.Mapping mapping)) {
            error(item, "a case has a name, what is expected and what is given", "begin it with '- name: ...'");
            return Optional.empty();
        }
        int before = findings.size();
        YamlFields fields = new YamlFields(file, "", mapping, findings);
        Optional<String> name = fields.value("name", text -> text);
        Optional<Boolean> expectHit =
                fields.value("expect", YamlFields.word(Map.of("hit", Boolean.TRUE, "miss", Boolean.FALSE)));
        Facts facts = facts(fields);
        String askedOf = tableRules.isEmpty()
                ? ruleId
                : fields.value("rule", this::ruleOfTable).orElse("");
        fields.refuseOthers();
        if (!askedOf.equals(ruleId)) {
            return Optional.empty();
        }
        if (findings.size() > before || name.isEmpty() || expectHit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleCase(ruleId, name.get(), file, mapping.line(), expectHit.get(), facts));
    }

    private String ruleOfTable(String text) {
        if (!tableRules.contains(text)) {
            throw new IllegalArgumentException(
                    NearestName.hint(text, tableRules, "the table has " + String.join(", ", tableRules)));
        }
        return text;
    }

    private Facts facts(YamlFields fields) {
        YamlNode.Mapping given = mapping(fields, "transaction");
        Instant happensAt = eventTime(given);
        CaseValues values = new CaseValues(file, happensAt, findings);
        TransactionRequested request = values.fill(
                new TransactionRequested(),
                Map.of(
                        "transactionId",
                        "TX-1",
                        "accountId",
                        "A-1",
                        "eventTime",
                        happensAt,
                        "amount",
                        new BigDecimal("20.0000"),
                        "currency",
                        "EUR",
                        "transactionType",
                        TransactionType.PURCHASE),
                given);
        Instant reported = happensAt.minus(Duration.ofMinutes(1));
        Signal<DeviceTelemetryReported> device = signal(
                fields,
                "device",
                values,
                new DeviceTelemetryReported(),
                Map.of("telemetryId", "TEL-1", "deviceId", "D-1", "reportedAt", reported));
        Signal<TerminalSecurityReported> terminal = signal(
                fields,
                "terminal",
                values,
                new TerminalSecurityReported(),
                Map.of("reportId", "REP-1", "terminalId", "T-1", "reportedAt", reported));
        Signal<MerchantProfileChanged> merchant = signal(
                fields,
                "merchant",
                values,
                new MerchantProfileChanged(),
                Map.of("merchantId", "M-1", "changedAt", reported));
        return Facts.of(
                request,
                device.status(),
                device.value(),
                terminal.status(),
                terminal.value(),
                merchant.status(),
                merchant.value(),
                velocity(mapping(fields, "velocity")));
    }

    private Instant eventTime(YamlNode.Mapping transaction) {
        for (YamlNode.Entry entry : transaction.entries()) {
            if (entry.key().text().equals("eventTime") && entry.value() instanceof YamlNode.Scalar scalar) {
                try {
                    return Instant.parse(scalar.text());
                } catch (DateTimeParseException e) {
                    return eventTime;
                }
            }
        }
        return eventTime;
    }

    private <R extends SpecificRecordBase> Signal<R> signal(
            YamlFields fields, String name, CaseValues values, R empty, Map<String, Object> defaults) {
        Optional<YamlNode> node = fields.node(name);
        if (node.isEmpty()) {
            return new Signal<>(SignalStatus.NOT_APPLICABLE, null);
        }
        if (node.get() instanceof YamlNode.Scalar scalar) {
            SignalStatus status = ABSENT.get(scalar.text());
            if (status == null) {
                error(
                        scalar,
                        "'" + scalar.text() + "' is not accepted for '" + name + "'",
                        "fields, MISSING or NOT_APPLICABLE");
            }
            return new Signal<>(status == null ? SignalStatus.MISSING : status, null);
        }
        YamlNode.Mapping given = mapping(fields, name);
        SignalStatus status = SignalStatus.PRESENT;
        List<YamlNode.Entry> others = new ArrayList<>();
        for (YamlNode.Entry entry : given.entries()) {
            if (entry.key().text().equals("status")) {
                status = statusOf(entry.value());
            } else {
                others.add(entry);
            }
        }
        return new Signal<>(
                status, values.fill(empty, defaults, new YamlNode.Mapping(given.line(), given.column(), others)));
    }

    private SignalStatus statusOf(YamlNode node) {
        SignalStatus status = node instanceof YamlNode.Scalar scalar ? PRESENT.get(scalar.text()) : null;
        if (status == null) {
            error(
                    node,
                    "'status' is PRESENT or STALE where fields are given",
                    "without fields: MISSING or NOT_APPLICABLE");
        }
        return status == null ? SignalStatus.PRESENT : status;
    }

    private Velocity velocity(YamlNode.Mapping given) {
        Map<Integer, Double> byNumber = new TreeMap<>();
        for (YamlNode.Entry entry : given.entries()) {
            OptionalInt number = features.numberOf(entry.key().text());
            if (number.isEmpty()) {
                error(
                        entry.key(),
                        "there is no feature '" + entry.key().text() + "'",
                        NearestName.hint(entry.key().text(), features.all(), "declare it in features.yaml"));
                continue;
            }
            try {
                byNumber.put(
                        number.getAsInt(),
                        Double.parseDouble(entry.value() instanceof YamlNode.Scalar scalar ? scalar.text() : ""));
            } catch (NumberFormatException e) {
                error(entry.value(), "a feature's value is a number", null);
            }
        }
        double[] values = new double[features.all().size()];
        Arrays.fill(values, Double.NaN);
        byNumber.forEach((number, value) -> values[number] = value);
        return new Velocity(values);
    }

    private YamlNode.Mapping mapping(YamlFields fields, String name) {
        Optional<YamlNode> node = fields.node(name);
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        node.ifPresent(found -> error(found, "'" + name + "' takes fields", "write " + name + ": {field: value}"));
        return new YamlNode.Mapping(1, 1, List.of());
    }

    private void error(YamlNode at, String message, @Nullable String hint) {
        findings.add(Finding.error(file, at.line(), at.column(), message, hint));
    }
}
