package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final String SHIPPED_RULES = "../../rules";

    @TempDir
    private Path folder;

    @Test
    void a_file_is_decided_and_what_came_of_it_is_told_and_written() throws IOException {
        Path file = HandbookFiles.write(folder, 20);

        CommandRun run = replay(file, "--label-column", "TX_FRAUD");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .startsWith("120 transactions decided in ")
                .containsPattern("HBK-ACC-001 +12 +0 +\\d+ +\\d\\.\\d{3}\n")
                .contains("against the labels\n")
                .contains("written to " + out())
                .doesNotContain("NaN");
        List<String> decisions = Files.readAllLines(out().resolve("decisions.csv"));
        assertThat(decisions).hasSize(121);
        assertThat(decisions.get(0)).startsWith("transaction_id,action,score,alert,rules");
        assertThat(decisions)
                .filteredOn(row -> row.contains("HBK-ACC-001"))
                .hasSize(12)
                .allMatch(row -> row.contains(",BLOCK,"));
        assertThat(decisions).anyMatch(row -> row.contains("HBK-TRM-001"));
        assertThat(out().resolve("decisions.avro")).isNotEmptyFile();
        assertThat(Files.readAllLines(out().resolve("alerts.jsonl"))).isNotEmpty();
        assertThat(Files.readAllLines(out().resolve("rejected.csv"))).hasSize(1);
    }

    @Test
    void labels_that_are_not_given_take_no_effect() throws IOException {
        CommandRun run = replay(HandbookFiles.write(folder, 20));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .contains("0 labels took effect\n", "hit nothing: HBK-TRM-001")
                .doesNotContain("against the labels");
    }

    @Test
    void each_feature_gets_a_column_when_it_is_asked_for() throws IOException {
        CommandRun run = replay(HandbookFiles.write(folder, 3), "--features");

        List<String> decisions = Files.readAllLines(out().resolve("decisions.csv"));
        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(decisions.get(0)).contains(",c_n_30d").contains(",t_risk_7d");
        assertThat(decisions)
                .allMatch(row -> row.split(",", -1).length == decisions.get(0).split(",").length);
    }

    @Test
    void a_machine_gets_json() throws IOException {
        CommandRun run = replay(HandbookFiles.write(folder, 3), "--json", "--label-column", "TX_FRAUD");

        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.get("decided").asInt()).isEqualTo(18);
        assertThat(answer.at("/rules/HBK-ACC-001/hits").asInt()).isEqualTo(1);
        assertThat(answer.at("/againstLabels/stopped/recall").isNumber()).isTrue();
    }

    @Test
    void the_same_file_gives_the_same_files() throws IOException {
        Path file = HandbookFiles.write(folder, 5);
        replay(file, "--label-column", "TX_FRAUD");
        byte[] decisions = Files.readAllBytes(out().resolve("decisions.avro"));
        byte[] alerts = Files.readAllBytes(out().resolve("alerts.jsonl"));

        replay(file, "--label-column", "TX_FRAUD");

        assertThat(out().resolve("decisions.avro")).hasBinaryContent(decisions);
        assertThat(out().resolve("alerts.jsonl")).hasBinaryContent(alerts);
    }

    @Test
    void lines_of_json_with_records_in_them_are_decided_by_what_these_say() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), """
                {"stream":"telemetry","arrivesAt":"2026-01-15T11:59:00Z","value":{"telemetryId":"R-1","deviceId":"D-1",\
                "reportedAt":"2026-01-15T11:59:00Z","deviceClass":"PHONE","simChangedAt":"2026-01-15T09:00:00Z"}}
                {"stream":"transaction","arrivesAt":"2026-01-15T12:00:00Z","value":{"transactionId":"T-1",\
                "accountId":"A-1","deviceId":"D-1","eventTime":"2026-01-15T12:00:00Z","amount":"420.00","currency":"EUR",\
                "entryMode":"QR_CODE","transactionType":"PURCHASE",\
                "qrCode":{"presentation":"MERCHANT_PRESENTED","dynamic":true,"issuedAt":"2026-01-15T11:59:30Z"},\
                "location":{"latitude":52.52,"longitude":13.405}}}
                """);

        CommandRun run = CommandRun.of(
                "replay", "--transactions", file.toString(), "--rules", SHIPPED_RULES, "--out", out().toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCodes.OK);
        assertThat(Files.readAllLines(out().resolve("decisions.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("T-1,CHALLENGE,")
                .contains("FRD-DEV-001");
    }

    @Test
    void rows_that_are_no_transactions_are_counted_and_kept_and_the_others_are_decided() throws IOException {
        Path file = HandbookFiles.write(folder, 2);
        append(file, "900,yesterday,1,1,5.00,0", "901,2025-03-03 10:00:00,1,1,-5.00,0");

        CommandRun run = replay(file);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .contains("12 transactions decided")
                .contains("2 rows REJECTED, see " + out().resolve("rejected.csv"));
        assertThat(Files.readAllLines(out().resolve("rejected.csv")))
                .anyMatch(row -> row.startsWith("14,eventTime,UNUSABLE_VALUE,"))
                .anyMatch(row -> row.startsWith("15,amount,AMOUNT_NOT_POSITIVE,"));
    }

    @Test
    void a_file_of_which_no_row_can_be_used_returns_1() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), List.of(HandbookFiles.HEADER, "1,never,1,1,5.00,0"));

        CommandRun run = replay(file);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("0 transactions decided").contains("1 rows REJECTED");
    }

    @Test
    void a_mapping_that_is_wrong_is_shown_with_its_place_and_what_was_meant() throws IOException {
        Path mapping = Files.writeString(
                folder.resolve("m.yaml"),
                Files.readString(HandbookFiles.MAPPING).replace("  terminalId:", "  terminlId:"));

        CommandRun run = replay(HandbookFiles.write(folder, 1), mapping);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("the mapping cannot be used")
                .containsPattern("m.yaml:\\d+:3: error: TransactionRequested has no field 'terminlId'")
                .contains("^")
                .contains("did you mean 'terminalId'?")
                .doesNotContain("\tat ");
        assertThat(out()).doesNotExist();
    }

    @Test
    void a_column_that_the_file_does_not_have_is_shown_with_the_nearest_one() throws IOException {
        Path mapping = Files.writeString(
                folder.resolve("m.yaml"),
                Files.readString(HandbookFiles.MAPPING).replace("${TX_AMOUNT}", "${AMOUNT_TX}"));

        CommandRun run = replay(HandbookFiles.write(folder, 1), mapping);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .containsPattern("m.yaml:\\d+:\\d+: error: transactions.csv has no column 'AMOUNT_TX'")
                .doesNotContain("\tat ");
    }

    @Test
    void a_column_of_labels_that_the_file_does_not_have_is_the_users_error() throws IOException {
        CommandRun run = replay(HandbookFiles.write(folder, 1), "--label-column", "TX_FRUAD");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("transactions.csv has no column 'TX_FRUAD' with labels: did you mean 'TX_FRAUD'?")
                .doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_not_there_is_the_users_error() {
        CommandRun run = replay(folder.resolve("none.csv"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("there is no file " + folder.resolve("none.csv"));
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_returns_3_and_says_what_may_be_wrong() throws IOException {
        Path file = HandbookFiles.write(folder, 1);
        Files.write(file, (Files.readString(file) + "7,ä").getBytes(StandardCharsets.ISO_8859_1));

        CommandRun run = replay(file);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("transactions.csv: ")
                .contains("is it UTF-8")
                .doesNotContain("\tat ");
    }

    @Test
    void a_csv_file_needs_a_mapping_and_lines_of_json_take_none() throws IOException {
        Path csv = HandbookFiles.write(folder, 1);
        Path lines = Files.writeString(folder.resolve("events.jsonl"), "");

        CommandRun without = CommandRun.of(
                "replay",
                "--transactions",
                csv.toString(),
                "--out",
                out().toString(),
                "--rules",
                HandbookFiles.RULES.toString());
        CommandRun with = replay(lines, HandbookFiles.MAPPING);

        assertThat(without.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(without.err()).contains("Say it in a --mapping");
        assertThat(with.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(with.err()).contains("leave --mapping and --label-column out");
    }

    @Test
    void a_mapping_that_is_not_there_is_the_users_error() throws IOException {
        CommandRun run = replay(HandbookFiles.write(folder, 1), folder.resolve("none.yaml"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("cannot read the mapping " + folder.resolve("none.yaml"));
    }

    @Test
    void rules_that_are_wrong_are_findings() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.copy(HandbookFiles.RULES.resolve("policy.yaml"), rules.resolve("policy.yaml"));
        Files.writeString(rules.resolve("features.yaml"), "features:\n  a: {}\n");

        CommandRun run = CommandRun.of(
                "replay",
                "--transactions",
                HandbookFiles.write(folder, 1).toString(),
                "--mapping",
                HandbookFiles.MAPPING.toString(),
                "--rules",
                rules.toString(),
                "--out",
                out().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.err()).containsPattern("features.yaml:2:\\d+: error: ").doesNotContain("\tat ");
    }

    @Test
    void a_place_that_cannot_be_written_to_returns_3() throws IOException {
        Files.writeString(out(), "a file where a folder should be");

        CommandRun run = replay(HandbookFiles.write(folder, 1));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("the results cannot be written to " + out())
                .doesNotContain("\tat ");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private CommandRun replay(Path file, String... more) {
        return replay(file, HandbookFiles.MAPPING, more);
    }

    private CommandRun replay(Path file, Path mapping, String... more) {
        return HandbookCommands.replay(file, mapping, out(), more);
    }

    private static void append(Path file, String... lines) throws IOException {
        List<String> all = new ArrayList<>(Files.readAllLines(file));
        all.addAll(List.of(lines));
        Files.write(file, all);
    }
}
