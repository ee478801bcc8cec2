package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Policy;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever an author could put into a rules folder in order to do more than say what is fraud. Each file below {@code
 * attacks} is one attack, whose name says what it does; {@code attacks.txt} says what becomes of it.
 */
class AttackTest {

    private static final Path ATTACKS = Path.of("src/test/resources/dev/sluice/rules/attacks");

    /** Reading takes some milliseconds; a minute would be a denial of service. Of computing: other work does not count. */
    private static final Duration COMPUTING_MAX = Duration.ofSeconds(5);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final AttackLog LOG = new AttackLog("attacks.txt");

    /** Where in a rules folder the files of each kind of attack stand. */
    private static final Map<String, String> PATHS = Map.of(
            "rule", "device/R-1.drl",
            "cases", "device/R-1.cases.yaml",
            "features", RuleFiles.FEATURES,
            "policy", RuleFiles.POLICY,
            "list", "lists/watch_merchants.csv");

    @AfterAll
    static void write() {
        LOG.write();
    }

    static Stream<Path> files() throws IOException {
        return Files.walk(ATTACKS).filter(Files::isRegularFile).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_hostile_file_is_refused_with_a_finding_that_names_it(Path file) throws IOException {
        String kind = file.getParent().getFileName().toString();
        String attack =
                file.getFileName().toString().replaceFirst("\\.[a-z]+$", "").replace('_', ' ');
        String path = PATHS.get(kind);
        Map<String, byte[]> folder = new TreeMap<>(Rules.none()
                .rule("R-1", "live", "Device(rooted == true)")
                .files()
                .contents());
        folder.put(path, Files.readAllBytes(file));

        List<Finding> findings = findingsOf(folder);

        assertThat(findings).filteredOn(finding -> finding.file().equals(path)).anyMatch(Finding::isError);
        LOG.check("a " + kind + " file that " + attack, firstOf(findings, path));
    }

    static Stream<Arguments> folders() {
        byte[] rule = Rules.text("R-1", "live", "", "Device(rooted == true)", "block(0.9);")
                .getBytes(StandardCharsets.UTF_8);
        byte[] twoHundredAndFiftySevenKilobytes = new byte[257 * 1024];
        Arrays.fill(twoHundredAndFiftySevenKilobytes, (byte) ' ');
        byte[] sixtyFiveMegabytes = new byte[65 * 1024 * 1024];
        Arrays.fill(sixtyFiveMegabytes, (byte) '\n');
        byte[] sixtyMegabytes = Arrays.copyOf(sixtyFiveMegabytes, 60 * 1024 * 1024);
        Map<String, byte[]> fiveLists = new TreeMap<>();
        List.of("a", "b", "c", "d", "e").forEach(name -> fiveLists.put("lists/" + name + ".csv", sixtyMegabytes));
        Map<String, byte[]> manyFiles = new TreeMap<>();
        for (int i = 0; i < 5_001; i++) {
            manyFiles.put("device/R-" + i + ".cases.yaml", new byte[0]);
        }
        Map<String, byte[]> manyRules = new TreeMap<>();
        for (int i = 0; i < 2_001; i++) {
            manyRules.put("device/R-" + i + ".drl", rule);
        }
        Map<String, byte[]> muchWork = new TreeMap<>();
        String steps = "Device(" + "rooted == true || ".repeat(60) + "rooted == true)";
        for (int i = 0; i < 900; i++) {
            muchWork.put(
                    "device/R-" + i + ".drl",
                    Rules.text("R-" + i, "live", "", steps, "block(0.9);").getBytes(StandardCharsets.UTF_8));
        }
        return Stream.of(
                named("../R-1.drl", rule),
                named("device/../../R-1.drl", rule),
                named("/etc/cron.d/R-1.drl", rule),
                named("device\\..\\R-1.drl", rule),
                named("C:\\R-1.drl", rule),
                named("device/R-1.drl\u0000.txt", rule),
                named("device/R-1.drl\n", rule),
                named("device/R-\u202e1.drl", rule),
                named("device/r-1.drl", rule),
                named("device/R-" + "1".repeat(300) + ".drl", rule),
                named("device/R-1.class", rule),
                named("device/R-1.jar", rule),
                named("META-INF/kmodule.xml", rule),
                named("device/R-1.dsl", rule),
                named("device/R-1.drl.xlsx", rule),
                named("lists/../features.yaml", rule),
                named("lists/=cmd.csv", rule),
                named("", rule),
                Arguments.of("holds a rule of 257 KB", Map.of("device/R-1.drl", twoHundredAndFiftySevenKilobytes)),
                Arguments.of("holds a policy of 257 KB", Map.of("policy.yaml", twoHundredAndFiftySevenKilobytes)),
                Arguments.of("holds a list of 65 MB", Map.of("lists/watch.csv", sixtyFiveMegabytes)),
                Arguments.of(
                        "holds a rule that is no UTF-8",
                        Map.of("device/R-1.drl", new byte[] {(byte) 0xC0, (byte) 0xAF})),
                Arguments.of("holds lists of 300 MB", fiveLists),
                Arguments.of("holds 5,001 files", manyFiles),
                Arguments.of("holds 2,001 rules", manyRules),
                Arguments.of("takes more than 50,000 steps", muchWork));
    }

    private static Arguments named(String path, byte[] content) {
        String shown = path.length() > 40 ? path.substring(0, 12) + "..." + path.length() + " characters" : path;
        return Arguments.of(
                "names a file '" + shown.replaceAll("\\p{Cntrl}", "(control)").replace("\u202e", "(turn)") + "'",
                Map.of(path, content));
    }

    @ParameterizedTest(name = "a published set that {0}")
    @MethodSource("folders")
    void a_hostile_folder_is_refused_with_a_finding(String attack, Map<String, byte[]> folder) {
        List<Finding> findings = findingsOf(folder);

        assertThat(findings).anyMatch(Finding::isError);
        Finding first = findings.stream()
                .filter(finding -> finding.isError() && !finding.file().endsWith(".cases.yaml"))
                .findFirst()
                .orElseThrow();
        LOG.check("a published set that " + attack, "front door: " + first.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device(rooted == true)",
                "Device(model == \"System.exit(1)\")",
                "Device(model in (\"eval(true)\", \"from\"), vpnActive == false)",
                "Transaction(amount > 0.9 * transactionLimit || (amount >= 100 && country != homeCountry))",
                "Transaction($account : accountId)\nDevice(accountId != $account, hoursSince(simChangedAt) < 24)",
                "Velocity(account_count_1h >= 5 && account_amount_mean_1h * 2 + 10 < 500)",
                "Transaction((amount + 1) * 2 > 10, merchantId in (list(\"watch_merchants\"), \"M-1\"))"
            })
    void a_rule_that_only_looks_dangerous_or_uses_all_of_the_language_is_accepted(String conditions) {
        assertThat(RuleSet.check(Rules.none().rule("R-1", "draft", conditions).files()))
                .isEmpty();
    }

    /** As checking, loading and reading the policy find it; none of them may take long. */
    private static List<Finding> findingsOf(Map<String, byte[]> folder) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            RuleFiles files = RuleFiles.of(folder);
            List<Finding> findings = Stream.concat(
                            RuleSet.check(files).stream(),
                            files
                                    .text(RuleFiles.POLICY)
                                    .map(text -> Policy.check(RuleFiles.POLICY, text))
                                    .orElse(List.of())
                                    .stream())
                    .toList();
            return findings;
        } catch (FindingsException e) {
            return e.findings();
        } finally {
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                    .isLessThan(COMPUTING_MAX);
        }
    }

    private static String firstOf(List<Finding> findings, String path) {
        Finding first = findings.stream()
                .filter(finding -> finding.isError() && finding.file().equals(path))
                .sorted()
                .findFirst()
                .orElseThrow();
        return "front door, " + first.line() + ":" + first.column() + ": " + first.message();
    }
}
