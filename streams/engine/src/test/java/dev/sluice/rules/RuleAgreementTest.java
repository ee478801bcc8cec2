package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.AppsDetected;
import dev.sluice.contract.BluetoothPairing;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.Proximity;
import dev.sluice.contract.RelayResistance;
import dev.sluice.finding.Finding;
import dev.sluice.rules.engine.RuleInterpreter;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.review.RuleReview;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random transactions, each asked of the compiled rules, of the interpreter, and of a plain Java predicate: all three must
 * agree on every rule. There are enough rules on one field for Drools to build its hash and range indexes, and for
 * a weakest bound to be asked first.
 */
class RuleAgreementTest {

    private static final Map<String, Predicate<Sample>> RULES = rules();
    private static final RuleFiles FILES = files();
    private static final RuleSet RULE_SET = RuleSet.load(FILES);
    private static final RuleEvaluator EVALUATOR = RULE_SET.newEvaluator();

    /** What varies between transactions; null and NaN are not known. */
    record Sample(
            double amount,
            Double limit,
            String country,
            String homeCountry,
            EntryMode entryMode,
            Integer loginFailures,
            Double roundTripMillis,
            Boolean rooted,
            Integer simChangedHoursAgo,
            List<AppsDetected> apps,
            String deviceAccountId,
            double count,
            double mean) {

        static Sample of(Random random) {
            String[] countries = {null, "DE", "FR", "GB", "US"};
            // 10.1 has no exact binary form: a decimal amount must equal it all the same.
            double[] numbers = {Double.NaN, 0, 10, 10.1, 50, 100, 1_000};
            return new Sample(
                    random.nextInt(8) == 0 ? 10.1 : random.nextInt(13) * 10,
                    random.nextBoolean() ? null : random.nextInt(13) * 10.0,
                    countries[random.nextInt(countries.length)],
                    countries[random.nextInt(countries.length)],
                    EntryMode.values()[random.nextInt(EntryMode.values().length)],
                    random.nextInt(3) == 0 ? null : random.nextInt(12),
                    random.nextInt(3) == 0 ? null : random.nextInt(12) * 10.0,
                    random.nextInt(3) == 0 ? null : random.nextBoolean(),
                    random.nextInt(3) == 0 ? null : random.nextInt(60) - 5,
                    apps(random),
                    random.nextBoolean() ? "A-1" : "A-2",
                    numbers[random.nextInt(numbers.length)],
                    numbers[random.nextInt(numbers.length)]);
        }

        private static List<AppsDetected> apps(Random random) {
            if (random.nextInt(3) == 0) {
                return null;
            }
            List<AppsDetected> apps = new ArrayList<>();
            for (AppsDetected app : AppsDetected.values()) {
                if (random.nextBoolean()) {
                    apps.add(app);
                }
            }
            return apps;
        }

        Facts facts() {
            return FactsBuilder.facts()
                    .transaction(tx -> {
                        tx.setAmount(BigDecimal.valueOf(amount).setScale(4));
                        tx.setTransactionLimit(
                                limit == null ? null : BigDecimal.valueOf(limit).setScale(4));
                        tx.setCountry(country);
                        tx.setHomeCountry(homeCountry);
                        tx.setEntryMode(entryMode);
                        tx.setLoginFailures(loginFailures);
                        tx.setProximity(roundTripMillis == null ? null : proximity(roundTripMillis));
                    })
                    .device(device -> {
                        device.setAccountId(deviceAccountId);
                        device.setRooted(rooted);
                        device.setAppsDetected(apps);
                        device.setSimChangedAt(
                                simChangedHoursAgo == null
                                        ? null
                                        : FactsBuilder.EVENT_TIME.minus(Duration.ofHours(simChangedHoursAgo)));
                    })
                    .velocity(count, mean)
                    .build();
        }

        private static Proximity proximity(double roundTripMillis) {
            Proximity proximity = new Proximity();
            proximity.setContactlessRoundTripMillis(roundTripMillis);
            proximity.setRelayResistance(RelayResistance.UNKNOWN);
            proximity.setBluetoothPairing(BluetoothPairing.UNKNOWN);
            return proximity;
        }
    }

    private static Map<String, Predicate<Sample>> rules() {
        Map<String, Predicate<Sample>> rules = new LinkedHashMap<>();
        for (int i = 1; i <= 12; i++) {
            int bound = i * 10;
            int small = i;
            rules.put("Transaction(amount >= " + bound + ")", s -> s.amount >= bound);
            rules.put("Transaction(amount == " + bound + ".00)", s -> s.amount == bound);
            rules.put(
                    "Transaction(loginFailures > " + small + ")",
                    s -> s.loginFailures != null && s.loginFailures > small);
            rules.put("Transaction(loginFailures == " + small + ")", s -> Objects.equals(s.loginFailures, small));
            rules.put(
                    "Transaction(proximity.contactlessRoundTripMillis < " + bound + ")",
                    s -> s.roundTripMillis != null && s.roundTripMillis < bound);
            rules.put("Velocity(account_count_1h > " + bound + ")", s -> s.count > bound);
            rules.put("Velocity(account_amount_mean_1h <= " + bound + ".5)", s -> s.mean <= bound + 0.5);
        }
        for (String country : List.of("DE", "FR", "GB", "US")) {
            rules.put("Transaction(country == \"" + country + "\")", s -> country.equals(s.country));
            rules.put(
                    "Transaction(country != \"" + country + "\")",
                    s -> s.country != null && !country.equals(s.country));
        }
        for (EntryMode mode : EntryMode.values()) {
            rules.put("Transaction(entryMode == " + mode + ")", s -> s.entryMode == mode);
            rules.put(
                    "Transaction(entryMode != " + mode + ")",
                    s -> s.entryMode != mode && (mode == EntryMode.UNKNOWN || s.entryMode != EntryMode.UNKNOWN));
        }
        rules.put("Device(rooted == true)", s -> Boolean.TRUE.equals(s.rooted));
        rules.put("Device(rooted != true)", s -> Boolean.FALSE.equals(s.rooted));
        rules.put("Device(rooted == null)", s -> s.rooted == null);
        rules.put("Device(simChangedAt != null)", s -> s.simChangedHoursAgo != null);
        rules.put(
                "Device(hoursSince(simChangedAt) < 24)",
                s -> s.simChangedHoursAgo != null && s.simChangedHoursAgo < 24);
        rules.put(
                "Device(daysSince(simChangedAt) != 1)",
                s -> s.simChangedHoursAgo != null && s.simChangedHoursAgo != 24);
        rules.put(
                "Device(appsDetected contains CONTROLLING)",
                s -> s.apps != null && s.apps.contains(AppsDetected.CONTROLLING));
        rules.put(
                "Device(appsDetected not contains OVERLAYS)",
                s -> s.apps != null && !s.apps.contains(AppsDetected.OVERLAYS));
        rules.put("Transaction(country in (\"DE\", \"FR\"))", s -> "DE".equals(s.country) || "FR".equals(s.country));
        rules.put(
                "Transaction(country not in (\"DE\", \"FR\"))",
                s -> s.country != null && !"DE".equals(s.country) && !"FR".equals(s.country));
        rules.put(
                "Transaction(entryMode not in (CHIP, CONTACTLESS))",
                s -> s.entryMode != EntryMode.CHIP
                        && s.entryMode != EntryMode.CONTACTLESS
                        && s.entryMode != EntryMode.UNKNOWN);
        rules.put(
                "Transaction(country != homeCountry)",
                s -> s.country != null && s.homeCountry != null && !s.country.equals(s.homeCountry));
        rules.put("Transaction(country == homeCountry)", s -> s.country != null && s.country.equals(s.homeCountry));
        rules.put("Transaction(amount > 0.9 * transactionLimit)", s -> s.limit != null && s.amount > 0.9 * s.limit);
        rules.put(
                "Transaction(amount - 5 <= transactionLimit + 5)", s -> s.limit != null && s.amount - 5 <= s.limit + 5);
        rules.put("Transaction(amount != transactionLimit)", s -> s.limit != null && s.amount != s.limit);
        rules.put("Velocity(account_amount_mean_1h == null)", s -> Double.isNaN(s.mean));
        rules.put("Velocity(account_count_1h != 10)", s -> !Double.isNaN(s.count) && s.count != 10);
        rules.put("Velocity(account_count_1h == account_amount_mean_1h)", s -> s.count == s.mean);
        rules.put("Velocity(account_count_1h <= account_amount_mean_1h)", s -> s.count <= s.mean);
        rules.put("Velocity(account_count_1h * 2 > account_amount_mean_1h)", s -> s.count * 2 > s.mean);
        rules.put(
                "Transaction(country == \"DE\" && amount > 50 || entryMode in (QR_CODE) || loginFailures != null && amount < 20)",
                s -> ("DE".equals(s.country) && s.amount > 50)
                        || s.entryMode == EntryMode.QR_CODE
                        || (s.loginFailures != null && s.amount < 20));
        rules.put(
                "Device((rooted == true || appsDetected contains CAPTURING) && hoursSince(simChangedAt) >= 0)",
                s -> (Boolean.TRUE.equals(s.rooted) || (s.apps != null && s.apps.contains(AppsDetected.CAPTURING)))
                        && s.simChangedHoursAgo != null
                        && s.simChangedHoursAgo >= 0);
        rules.put(
                "Transaction($account : accountId)\nDevice(accountId != $account, rooted == false)",
                s -> !s.deviceAccountId.equals("A-1") && Boolean.FALSE.equals(s.rooted));
        rules.put(
                "Transaction($limit : transactionLimit)\nVelocity(account_amount_mean_1h > $limit)",
                s -> s.limit != null && s.mean > s.limit);
        rules.putAll(rulesThatBindFeatures());
        rules.putAll(rulesThatShareConditions());
        rules.put(
                "Transaction($country : country)\nTransaction(homeCountry == $country, amount >= 10)\nDevice(rooted == true)",
                s -> s.country != null
                        && s.country.equals(s.homeCountry)
                        && s.amount >= 10
                        && Boolean.TRUE.equals(s.rooted));
        return rules;
    }

    private static Map<String, Predicate<Sample>> rulesThatBindFeatures() {
        Map<String, Predicate<Sample>> rules = new LinkedHashMap<>();
        rules.put("Velocity($mean : account_amount_mean_1h)\nTransaction(amount > $mean)", s -> s.amount > s.mean);
        rules.put("Velocity($mean : account_amount_mean_1h)\nTransaction(amount < $mean)", s -> s.amount < s.mean);
        rules.put("Velocity($mean : account_amount_mean_1h)\nTransaction(amount == $mean)", s -> s.amount == s.mean);
        rules.put(
                "Velocity($mean : account_amount_mean_1h)\nTransaction(amount != $mean)",
                s -> !Double.isNaN(s.mean) && s.amount != s.mean);
        rules.put(
                "Velocity($mean : account_amount_mean_1h)\nTransaction(amount > 2 * $mean)",
                s -> s.amount > 2 * s.mean);
        rules.put(
                "Velocity($mean : account_amount_mean_1h)\nTransaction($mean < amount || loginFailures > 3)",
                s -> !Double.isNaN(s.mean) && (s.mean < s.amount || (s.loginFailures != null && s.loginFailures > 3)));
        rules.put(
                "Velocity($mean : account_amount_mean_1h)\nTransaction(transactionLimit <= $mean)",
                s -> s.limit != null && s.limit <= s.mean);
        rules.put(
                "Velocity($count : account_count_1h)\nTransaction(loginFailures >= $count)",
                s -> s.loginFailures != null && s.loginFailures >= s.count);
        rules.put(
                "Velocity($count : account_count_1h)\nTransaction(proximity.contactlessRoundTripMillis != $count)",
                s -> s.roundTripMillis != null && !Double.isNaN(s.count) && s.roundTripMillis != s.count);
        rules.put(
                "Velocity($count : account_count_1h)\nDevice(hoursSince(simChangedAt) > $count)",
                s -> s.simChangedHoursAgo != null && s.simChangedHoursAgo > s.count);
        rules.put(
                "Velocity($count : account_count_1h)\nVelocity(account_amount_mean_1h > $count)",
                s -> s.mean > s.count);
        rules.put("Velocity($count : account_count_1h, account_amount_mean_1h >= $count)", s -> s.mean >= s.count);
        rules.put(
                "Transaction($logins : loginFailures, amount > $logins)",
                s -> s.loginFailures != null && s.amount > s.loginFailures);
        rules.put(
                "Transaction($trip : proximity.contactlessRoundTripMillis)\nTransaction(amount <= $trip)",
                s -> s.roundTripMillis != null && s.amount <= s.roundTripMillis);
        rules.put(
                "Transaction($logins : loginFailures)\nVelocity(account_count_1h > $logins)",
                s -> s.loginFailures != null && s.count > s.loginFailures);
        rules.put(
                "Transaction($amount : amount)\nTransaction(loginFailures < $amount)",
                s -> s.loginFailures != null && s.loginFailures < s.amount);
        return rules;
    }

    /** Conditions in common and bounds on the same values, in several orders, from both sides, by way of paying. */
    private static Map<String, Predicate<Sample>> rulesThatShareConditions() {
        Map<String, Predicate<Sample>> rules = new LinkedHashMap<>();
        for (EntryMode mode : List.of(EntryMode.QR_CODE, EntryMode.CONTACTLESS)) {
            for (int bound : List.of(20, 60, 100)) {
                rules.put(
                        "Transaction(amount > " + bound + ", entryMode == " + mode + ")\nDevice(rooted == true)",
                        s -> s.amount > bound && s.entryMode == mode && Boolean.TRUE.equals(s.rooted));
                rules.put(
                        "Device(rooted == true)\nTransaction(entryMode == " + mode + ", amount <= " + bound
                                + ", country == \"DE\")",
                        s -> s.amount <= bound
                                && s.entryMode == mode
                                && Boolean.TRUE.equals(s.rooted)
                                && "DE".equals(s.country));
                rules.put(
                        "Velocity(account_count_1h < " + bound + ")\nTransaction(country == \"DE\", amount >= " + bound
                                + ")",
                        s -> s.count < bound && "DE".equals(s.country) && s.amount >= bound);
            }
        }
        return rules;
    }

    private static RuleFiles files() {
        Rules rules = Rules.none();
        List<String> conditions = List.copyOf(RULES.keySet());
        for (int i = 0; i < conditions.size(); i++) {
            rules.rule(id(i), "live", conditions.get(i));
        }
        return rules.files();
    }

    private static String id(int number) {
        return "R-%03d".formatted(number);
    }

    @Property(tries = 2_000)
    void compiled_rules_interpreter_and_plain_java_agree_on_every_rule(@ForAll long seed) {
        Sample sample = Sample.of(new Random(seed));
        Facts facts = sample.facts();
        List<String> expected = new ArrayList<>();
        int number = 0;
        for (Predicate<Sample> rule : RULES.values()) {
            if (rule.test(sample)) {
                expected.add(id(number));
            }
            number++;
        }

        RuleEvaluation evaluation = EVALUATOR.evaluate(facts);
        RuleInterpreter interpreter = new RuleInterpreter(RULE_SET.lists());

        assertThat(evaluation.failures()).isEmpty();
        assertThat(evaluation.hits())
                .extracting(hit -> hit.rule().id())
                .as("compiled, for %s", sample)
                .isEqualTo(expected);
        assertThat(RULE_SET.checkedRules())
                .filteredOn(rule -> interpreter.hits(rule, facts))
                .extracting(rule -> rule.description().id())
                .as("interpreted, for %s", sample)
                .isEqualTo(expected);
    }

    @Property(tries = 1_000)
    void conditions_that_hold_together_are_never_called_contradictory(@ForAll long seed) {
        Random random = new Random(seed);
        Facts facts = Sample.of(random).facts();
        RuleInterpreter interpreter = new RuleInterpreter(RULE_SET.lists());
        List<RulePattern> holding = new ArrayList<>();
        for (CheckedRule rule : RULE_SET.checkedRules()) {
            if (interpreter.hits(rule, facts)) {
                holding.addAll(rule.patterns());
            }
        }
        CheckedRule model = RULE_SET.checkedRules().get(0);
        CheckedRule all = new CheckedRule(model.description(), holding, model.place());

        assertThat(interpreter.hits(all, facts)).isTrue();
        assertThat(RuleReview.of(List.of(all), RULE_SET.features(), FactsBuilder.EVENT_TIME))
                .filteredOn(Finding::isError)
                .isEmpty();
    }

    @AfterContainer
    static void close() {
        EVALUATOR.close();
        RULE_SET.close();
    }
}
