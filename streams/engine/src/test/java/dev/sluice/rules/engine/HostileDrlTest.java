package dev.sluice.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rules.AttackLog;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hand-written DRL given to Drools past the checker of the language: the inner layers alone must hold it. */
class HostileDrlTest {

    /** What hostile code sets if it ever runs. */
    private static final String CANARY = "sluice.canary";

    private static final String SET_CANARY = "System.setProperty(\"" + CANARY + "\", \"ran\")";

    private static final AttackLog LOG = new AttackLog("hostile-drl.txt");

    private static final String HEAD = "package " + CanonicalDrl.PACKAGE + "\n"
            + "import dev.sluice.rules.facts.Device\n"
            + "import dev.sluice.rules.facts.Transaction\n";

    @AfterEach
    void nothing_hostile_has_run() {
        assertThat(System.getProperty(CANARY)).isNull();
    }

    @AfterAll
    static void write() {
        LOG.write();
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("loops for ever in its consequence", rule("Device()", "while (true) { }")),
                Arguments.of(
                        "loops for a long time in its consequence",
                        rule("Device()", "for (int i = 0; i < 2000000000; i++) { }")),
                Arguments.of(
                        "calls itself for ever",
                        ruleBelow("function int again(int n) { return again(n); }", "Device()", "again(1);")),
                Arguments.of(
                        "loops in a function that a condition calls",
                        ruleBelow("function boolean loop() { while (true) { } }", "Device(loop())", "")),
                Arguments.of("fires itself for ever", rule("$d : Device()", "update($d);")),
                Arguments.of("inserts facts for ever", rule("Device()", "insert(new java.util.ArrayList());")),
                Arguments.of(
                        "ends the process in a condition",
                        rule("Device(telemetry.rooted == true || System.exit(1) == null)", "")),
                Arguments.of("ends the process in its consequence", rule("Device()", "System.exit(1);")),
                Arguments.of("sets a property in its consequence", rule("Device()", SET_CANARY + ";")),
                Arguments.of("sets a property in a condition", rule("Device(" + SET_CANARY + " == null)", "")),
                Arguments.of("sets a property in eval", rule("eval(" + SET_CANARY + " == null)", "")),
                Arguments.of("sets a property in from", rule("String() from " + SET_CANARY, "")),
                Arguments.of(
                        "sets a property in accumulate",
                        rule("accumulate(Device(); $x : sum(" + SET_CANARY + ".length()))", "")),
                Arguments.of(
                        "sets a property in a function",
                        ruleBelow("function String set() { return " + SET_CANARY + "; }", "Device()", "set();")),
                Arguments.of(
                        "sets a property in a query",
                        ruleBelow("query q() Device(" + SET_CANARY + " == null) end", "q()", "")),
                Arguments.of(
                        "sets a property in an attribute",
                        HEAD + "rule \"R0\" salience(" + SET_CANARY + ".length()) when Device() then end"),
                Arguments.of(
                        "sets a property as soon as it is enabled",
                        HEAD + "rule \"R0\" enabled(" + SET_CANARY + " == null) when Device() then end"),
                Arguments.of(
                        "sets a property in an annotation",
                        HEAD + "rule \"R0\" @executable(" + SET_CANARY + ") when Device() then end"),
                Arguments.of(
                        "sets a property in the name of the rule",
                        HEAD + "rule \"R0\\\"; static { " + SET_CANARY + "; } //\" when Device() then end"),
                Arguments.of(
                        "sets a property in a MVEL consequence",
                        HEAD + "rule \"R0\" dialect \"mvel\" when Device() then " + SET_CANARY + "; end"),
                Arguments.of(
                        "closes the class and opens a static initialiser",
                        rule("Device()", "} static { " + SET_CANARY + "; } void f() {")),
                Arguments.of(
                        "declares a class that runs when it is loaded",
                        ruleBelow("declare Evil x : String = " + SET_CANARY + " end", "Evil()", "")),
                Arguments.of(
                        "declares a class that extends another",
                        ruleBelow("declare Evil extends java.lang.Thread end", "Evil()", "")),
                Arguments.of(
                        "imports a static method",
                        ruleBelow("import static java.lang.System.exit", "Device()", "exit(1);")),
                Arguments.of(
                        "imports a function",
                        ruleBelow(
                                "import function java.lang.System.setProperty",
                                "Device()",
                                "setProperty(\"" + CANARY + "\", \"ran\");")),
                Arguments.of("writes unicode escapes", rule("Device()", "\\u0053ystem.exit(1);")),
                Arguments.of("starts a process", rule("Device()", "new ProcessBuilder(\"id\").start();")),
                Arguments.of("starts a thread", rule("Device()", "new Thread(() -> { }).start();")),
                Arguments.of(
                        "reads a file",
                        rule("Device()", "java.nio.file.Files.readString(java.nio.file.Path.of(\"x\"));")),
                Arguments.of("opens a connection", rule("Device()", "new java.net.Socket(\"localhost\", 80);")),
                Arguments.of("looks for methods", rule("$d : Device()", "$d.getClass().getMethods();")),
                Arguments.of("asks a fact for its class", rule("Device(getClass().getName() == \"x\")", "")),
                Arguments.of("loads a class by name", rule("Device()", "Class.forName(\"java.lang.Runtime\");")),
                Arguments.of("allocates two billion numbers", rule("Device()", "long[] all = new long[2000000000];")),
                Arguments.of(
                        "repeats a text a billion times",
                        rule("Device(telemetry.model == \"x\".repeat(1000000000))", "")),
                Arguments.of(
                        "matches a catastrophic regular expression",
                        rule("Device(telemetry.model matches \"(x+)+\\\\1y\")", "")),
                Arguments.of(
                        "changes the transaction",
                        rule("$t : Transaction()", "$t.getRequest().setAmount(java.math.BigDecimal.ZERO);")),
                Arguments.of("changes the device in a condition", rule("Device(telemetry.put(0, null) == null)", "")),
                Arguments.of("takes a lock", rule("$d : Device()", "synchronized ($d) { }")),
                Arguments.of(
                        "catches what it throws",
                        rule("Device()", "try { throw new RuntimeException(); } catch (RuntimeException e) { }")),
                Arguments.of("asks for the clock", rule("Device(telemetry.reportedAt > java.time.Instant.now())", "")),
                Arguments.of(
                        "makes a number of a billion digits", rule("Transaction(request.amount > 1e999999999B)", "")),
                Arguments.of("has a timer", HEAD + "rule \"R0\" timer(int: 1s) when Device() then end"),
                Arguments.of("speaks of a fact that it declares", ruleBelow("declare Own end", "Own()", "")));
    }

    @ParameterizedTest(name = "a rule that {0} is not loaded")
    @MethodSource("attacks")
    void hostile_rules_behind_the_checker_are_not_loaded(String attack, String drl) {
        RefusedRulesException refusal = catchThrowableOfType(RefusedRulesException.class, () -> DroolsModule.of(drl));

        assertThat(refusal).as("refused").isNotNull();
        LOG.check(attack, refusal.reasons().get(0));
    }

    @Test
    void a_loop_that_drools_compiles_is_refused_before_its_class_is_loaded() {
        RefusedRulesException refusal = catchThrowableOfType(
                RefusedRulesException.class, () -> DroolsModule.of(rule("Device()", "while (true) { }")));

        assertThat(refusal.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("execute()V jumps backwards, which is a loop"));
    }

    @Test
    void a_plain_rule_is_loaded() {
        DroolsModule module = DroolsModule.of(rule("Device(telemetry.rooted == true)", ""));

        assertThat(module.base().getRule(CanonicalDrl.PACKAGE, "R0")).isNotNull();
        module.release();
    }

    private static String rule(String conditions, String consequence) {
        return ruleBelow("", conditions, consequence);
    }

    private static String ruleBelow(String declarations, String conditions, String consequence) {
        return HEAD + declarations + "\nrule \"R0\" when\n  " + conditions + "\nthen\n  " + consequence + "\nend\n";
    }
}
