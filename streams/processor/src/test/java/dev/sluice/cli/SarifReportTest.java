package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What `rules check --sarif` prints, held against the schema of the standard. */
class SarifReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Finding FINDING = Finding.error(
            "device/FRD-DEV-001.drl", 9, 12, "there is no field simChangdAt", "did you mean simChangedAt?");

    @Property(tries = 300)
    void whatever_was_found_and_wherever_the_standard_accepts_it(
            @ForAll("findings") List<Finding> findings, @ForAll("folders") Path folder) throws JsonProcessingException {
        JsonNode log = log(findings, folder);

        assertThat(SarifSchema.refusals(log)).as(log.toPrettyString()).isEmpty();
    }

    @Property(tries = 300)
    void the_address_of_a_file_leads_to_it(@ForAll("names") String name) throws JsonProcessingException {
        JsonNode log =
                log(List.of(Finding.error("lists/" + name, 0, 0, "it does not belong here", null)), Path.of("r"));

        String address = log.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText();
        assertThat(URI.create(address).getPath()).isIn("r/lists/" + name, "./r/lists/" + name);
    }

    @Example
    void findings_of_different_kinds_have_different_rules_which_the_log_explains() throws JsonProcessingException {
        JsonNode log = log(
                List.of(
                        FINDING,
                        Finding.error("policy.yaml", 1, 1, "it is wrong", null),
                        Finding.warning("lists/watch.csv", 0, 0, "no rule asks for this list", null)),
                Path.of("rules"));

        List<String> used = log.at("/runs/0/results").findValuesAsText("ruleId");
        assertThat(used).containsExactly("rule-error", "policy-error", "list-warning");
        assertThat(log.at("/runs/0/tool/driver/rules").findValuesAsText("id")).containsAll(used);
    }

    @Example
    void the_schema_refuses_a_log_that_is_wrong() throws JsonProcessingException {
        JsonNode log = log(List.of(FINDING), Path.of("rules"));
        ObjectNode location = (ObjectNode) log.at("/runs/0/results/0/locations/0/physicalLocation");
        ((ObjectNode) location.get("region")).put("startLine", 0);
        ((ObjectNode) location.get("artifactLocation")).put("uri", "a b");
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal").remove("message");

        assertThat(SarifSchema.refusals(log))
                .hasSize(4)
                .anyMatch(refusal -> refusal.contains("startLine"))
                .anyMatch(refusal -> refusal.contains("uri"))
                .anyMatch(refusal -> refusal.contains("level"))
                .anyMatch(refusal -> refusal.contains("message"));
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        Arbitrary<String> sentences = Arbitraries.strings().ofMinLength(1).map(text -> "'" + text + "' is not known");
        Arbitrary<Finding> finding = Combinators.combine(
                        Arbitraries.of(Severity.class),
                        names().map(name -> "lists/" + name),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 200),
                        sentences,
                        sentences.injectNull(0.3))
                .as(Finding::new);
        return finding.list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Path> folders() {
        return Arbitraries.of(
                        "rules", "my rules", "règles", "2026:rules", "../../rules", "/srv/rules", "/srv/règles 50%", "")
                .map(Path::of);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> odd =
                Arbitraries.of("a b.csv", "é.csv", "名.csv", "50%.csv", "a#b?.csv", "a:b.csv", "[1].csv");
        Arbitrary<String> any = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(12)
                .withCharRange(' ', '~')
                .excludeChars('/')
                .filter(name -> !name.equals(".") && !name.equals(".."));
        return Arbitraries.oneOf(odd, any);
    }

    private static JsonNode log(List<Finding> findings, Path folder) throws JsonProcessingException {
        return JSON.readTree(SarifReport.render(findings, folder, "1.0"));
    }
}
