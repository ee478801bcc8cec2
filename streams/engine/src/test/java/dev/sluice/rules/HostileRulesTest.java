package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule file is an attack surface: whatever is not the rule language is refused before anything is compiled. */
class HostileRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device(Runtime.getRuntime().exec(\"id\") != null)",
                "Device(java.lang.Runtime.getRuntime().exec(\"id\") != null)",
                "Device(new ProcessBuilder(\"id\").start() != null)",
                "Device(rooted == System.exit(1))",
                "Device(model == System.getenv(\"HOME\"))",
                "Device(getClass().forName(\"java.lang.Runtime\") != null)",
                "Device(class.name == \"x\")",
                "Device(telemetry.class.classLoader != null)",
                "Device(telemetry.rooted == true)",
                "Device(this.rooted == true)",
                "Device(status.declaringClass != null)",
                "Device(model.length() > 3)",
                "Device(model.getClass() != null)",
                "Device(rooted == true && Thread.sleep(100000) == null)",
                "Device(model in (System.getProperty(\"user.home\")))",
                "Device(model in (\"a\", Runtime.getRuntime().toString()))",
                "Device(model in (list(\"watch_merchants\").toString()))",
                "Device(model in (list(list(\"watch_merchants\"))))",
                "Device(model in (list(\"../../etc/passwd\")))",
                "Device(eval(true))",
                "eval(System.exit(1) == null)",
                "Device(rooted == true) from new java.util.ArrayList()",
                "accumulate(Device(), $n : count(1); $n > 0)",
                "Device(rooted == true) and eval(true)",
                "Device({ System.exit(1); return true; })",
                "Device(rooted == (true ? true : false))",
                "Device(model matches \"(x+)+y\")",
                "Device(model str[startsWith] \"x\")",
                "Device(model == \"\\u0022 || true || \\u0022\")",
                "Device(model == \"a\\\" || System.exit(1) || \\\"\")",
                "Device(model == 'x')",
                "Device(model /* */ == /* x */ \"a\")",
                "Device(model == \"a\" + System.exit(1))",
                "Device(hoursSince(System.currentTimeMillis()) < 1)",
                "Device(hoursSince(hoursSince(simChangedAt)) < 1)",
                "Device(hoursSince.getClass() != null)",
                "Device(#Thread != null)",
                "Device(simChangedAt!.epochSecond > 0)",
                "Device(appsDetected[0] == CONTROLLING)",
                "Device(rooted == true; model == \"x\")",
                "$d : Device(rooted == true)",
                "$d := Device(rooted == true)",
                "Device($x := model)",
                "Object()",
                "java.lang.Runtime()",
                "String(this == \"x\")",
                "dev.sluice.rules.facts.Device(rooted == true)",
                "ListMembership(contains(0, \"M-1\") == true)",
                "Device(lists.contains(0, model) == true)",
                "Velocity(value(0) > 5)",
                "Velocity(values[0] > 5)",
                "forall(Device(rooted == true))",
                "exists Device(rooted == true)",
                "not Device(rooted == true)",
                "?query(1;)",
                "Device(rooted == true) over window:time(1h)",
                "Device(rooted == true) @watch(*)",
                "Device(((((((((((((((rooted == true)))))))))))))))"
            })
    void a_condition_that_is_no_plain_comparison_is_refused(String conditions) {
        assertRefused(Rules.one(conditions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block(0.9); System.exit(1);",
                "System.exit(1);",
                "block(Double.parseDouble(\"0.9\"));",
                "block(0.9) /* */; Runtime.getRuntime().exec(\"id\");",
                "while (true) {}",
                "insert(new Object()); block(0.9);",
                "modify($d) { setX(1) }",
                "update(drools); block(0.9);",
                "block(0.9); block(0.9);",
                "block(1e9);",
                "block(NaN);",
                "\\u0053ystem.exit(1);",
                "block(0.9); } static { System.exit(1);"
            })
    void a_consequence_that_is_not_one_of_the_four_is_refused(String consequence) {
        assertRefused(Rules.none()
                .rule("R-1", "live", "", "Device(rooted == true)", consequence)
                .files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "dialect \"mvel\"",
                "no-loop true",
                "timer(int: 1s)",
                "enabled(System.exit(1))",
                "agenda-group \"x\"",
                "@executable(System.exit(1))",
                "@since(System.currentTimeMillis())",
                "@until(java.time.Instant.now())",
                "@owner(\"second\")",
                "@reason(\"two\", value2 = \"three\")",
                "@Propagation(ALL)",
                "@java.lang.Deprecated"
            })
    void an_attribute_or_annotation_that_rules_do_not_have_is_refused(String annotation) {
        assertRefused(Rules.none()
                .rule("R-1", "live", annotation, "Device(rooted == true)", "block(0.9);")
                .files());
    }

    static Stream<String> filesWithMoreThanARule() {
        String rule = Rules.text("R-1", "live", "", "Device(rooted == true)", "block(0.9);");
        return Stream.of(
                "import java.lang.Runtime\n" + rule,
                "import static java.lang.System.exit\n" + rule,
                "import function java.lang.System.exit\n" + rule,
                "package java.lang;\n" + rule,
                "global java.util.List list\n" + rule,
                "function void f() { System.exit(1); }\n" + rule,
                "declare Foo x : int end\n" + rule,
                "declare Device extends java.lang.Thread end\n" + rule,
                "query \"q\" Device() end\n" + rule,
                "unit Foo;\n" + rule,
                "dialect \"mvel\"\n" + rule,
                rule + rule,
                rule + "\nrule \"R-2\" extends \"R-1\" when then end",
                rule + "\nSystem.exit(1);",
                rule.replace("rule \"R-1\"", "rule \"R-1\\\"; static { System.exit(1); } //\""),
                rule.replace("rule \"R-1\"", "rule \"R-1\" extends \"R-0\""),
                rule.replace("identity-fraud", "\\\" + System.exit(1) + \\\""),
                rule.replace("@severity(high)", "@severity(System.exit(1))"),
                rule.replace("@reason(\"What", "@reason(\"\\u0022); System.exit(1); //"),
                rule.replace("rule ", "\u0072ule\u00a0"),
                rule.replace("\n", "\u2028"),
                "",
                "// nothing but a comment",
                "((((((((((((((((((((",
                "rule \"R-1\" when " + "Device(".repeat(8) + " then end");
    }

    @ParameterizedTest
    @MethodSource("filesWithMoreThanARule")
    void a_file_that_is_more_or_less_than_one_rule_is_refused(String text) {
        assertRefused(Rules.none().with("device/R-1.drl", text).files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooted == true, ", "rooted == true || ", "clockDrift + "})
    void a_rule_that_is_too_large_or_has_too_long_a_condition_is_refused(String part) {
        assertRefused(Rules.one("Device(" + part.repeat(2_000) + "rooted == true)"));
        assertRefused(Rules.one("Device(" + part.repeat(500) + "rooted == true)"));
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

    private static void assertRefused(RuleFiles files) {
        List<Finding> findings = RuleSet.check(files).stream()
                .filter(finding -> finding.file().equals("device/R-1.drl"))
                .toList();
        assertThat(findings).anyMatch(Finding::isError);
        assertThatThrownBy(() -> RuleSet.load(files)).isInstanceOf(FindingsException.class);
    }
}
