package dev.sluice.benchmarks.rules;

import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.cases.CaseReader;
import dev.sluice.rules.cases.RuleCase;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import dev.sluice.rules.lists.RuleList;
import dev.sluice.rules.lists.RuleListReader;
import dev.sluice.velocity.FeatureCatalog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As many rules as are asked for: the shipped ones, and again with other numbers. The transactions are those of all cases
 * of the shipped rules.
 */
final class SampleRules {

    private static final String RULE = ".drl";
    private static final String CASES = ".cases.yaml";

    /** Numbers that stand alone in conditions; not those inside names and texts. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_.\"-])[0-9]+(\\.[0-9]+)?(?![A-Za-z0-9_.\"])");

    private static final long SEED = 20_260_101;

    private static final BigDecimal STEP = new BigDecimal("0.03");

    private final RuleFiles files;
    private final FeatureCatalog features;
    private final List<RuleList> lists;
    private final List<CheckedRule> rules;
    private final List<Facts> transactions;

    private SampleRules(RuleFiles shipped, RuleFiles files) {
        this.files = files;
        List<Finding> findings = new ArrayList<>();
        this.features = FeatureCatalog.parse(RuleFiles.FEATURES, textOf(files, RuleFiles.FEATURES))
                .orThrow();
        this.lists = files.paths().stream()
                .filter(path -> path.startsWith("lists/"))
                .map(path -> RuleListReader.read(path, textOf(files, path), findings))
                .toList();
        this.rules = rulesOf(files, findings);
        this.transactions = rulesOf(shipped, findings).stream()
                .flatMap(rule -> CaseReader.read(
                        rule.description().id() + CASES,
                        textOf(shipped, rule.place().file().replace(RULE, CASES)),
                        rule.description(),
                        List.of(),
                        features.names(),
                        findings)
                        .stream())
                .map(RuleCase::facts)
                .toList();
        if (!findings.isEmpty()) {
            throw new FindingsException(findings);
        }
    }

    /**
     * So many rules, all of them live.
     *
     * @param folder the shipped rules
     * @param count how many
     */
    static SampleRules of(Path folder, int count) {
        RuleFiles shipped = RuleFiles.read(folder);
        List<String> paths = new ArrayList<>(
                shipped.paths().stream().filter(path -> path.endsWith(RULE)).toList());
        // Rules of one folder ask alike; the first few shall be of all folders.
        Collections.shuffle(paths, new Random(SEED));
        SortedMap<String, byte[]> contents = new TreeMap<>();
        shipped.contents().forEach((path, bytes) -> {
            if (!path.endsWith(RULE) && !path.endsWith(CASES)) {
                contents.put(path, bytes);
            }
        });
        for (int i = 0; i < count; i++) {
            String path = paths.get(i % paths.size());
            String id = "BENCH-" + (10_000 + i);
            String folderOfRule = path.substring(0, path.indexOf('/') + 1);
            contents.put(
                    folderOfRule + id + RULE,
                    varied(textOf(shipped, path), id, i / paths.size()).getBytes(StandardCharsets.UTF_8));
        }
        return new SampleRules(shipped, RuleFiles.of(contents));
    }

    private static String varied(String text, String id, int round) {
        String live = text.replaceFirst("rule \"[^\"]*\"", "rule \"" + id + "\"")
                .replaceFirst("@lifecycle\\([a-z]*\\)", "@lifecycle(live)");
        int when = live.indexOf("\nwhen");
        int then = live.lastIndexOf("\nthen");
        BigDecimal factor = STEP.multiply(BigDecimal.valueOf(round)).add(BigDecimal.ONE);
        String conditions = NUMBER.matcher(live.substring(when, then))
                .replaceAll(found -> new BigDecimal(found.group())
                        .multiply(factor)
                        .setScale(4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
        return live.substring(0, when) + conditions + live.substring(then);
    }

    private List<CheckedRule> rulesOf(RuleFiles from, List<Finding> findings) {
        RuleReader reader = new RuleReader(new RuleContext(
                features.names(), lists.stream().map(RuleList::name).collect(Collectors.toSet())));
        return from.paths().stream()
                .filter(path -> path.endsWith(RULE))
                .flatMap(path -> reader.read(path, textOf(from, path), findings).stream())
                .sorted(Comparator.comparing(rule -> rule.description().id()))
                .toList();
    }

    private static String textOf(RuleFiles files, String path) {
        return files.text(path).orElse("");
    }

    /** The rules, compiled as for running. */
    RuleSet load() {
        return RuleSet.load(files);
    }

    /** The rules, checked, in the order of their ids. */
    List<CheckedRule> rules() {
        return rules;
    }

    /** The lists that the rules ask. */
    List<RuleList> lists() {
        return lists;
    }

    /** What the rules are asked about. */
    List<Facts> transactions() {
        return transactions;
    }
}
