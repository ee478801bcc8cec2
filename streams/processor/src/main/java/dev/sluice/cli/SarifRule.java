package dev.sluice.cli;

import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleFiles;
import java.util.Locale;

/** The kinds of findings by which code hosts group and filter them: what kind of file is wrong, or merely strange. */
enum SarifRule {
    POLICY_ERROR("policy.yaml does not say how hits become one decision"),
    FEATURES_ERROR("features.yaml declares something that cannot be measured"),
    LIST_ERROR("A list has a line that cannot be used"),
    TABLE_ERROR("A decision table has a row that is no rule"),
    CASES_ERROR("The cases of a rule cannot be read, or do not show what it does"),
    RULE_ERROR("A rule cannot be understood, or can never hit"),
    FOLDER_ERROR("A file does not belong in a rules folder, or cannot be read"),
    FEATURES_WARNING("No rule asks for a feature"),
    LIST_WARNING("No rule asks for a list"),
    TABLE_WARNING("A row of a decision table is right, but strange"),
    RULE_WARNING("A rule is right, but strange"),
    FOLDER_WARNING("A file of the folder is left out");

    private final String description;

    SarifRule(String description) {
        this.description = description;
    }

    /** The kind of a finding. */
    static SarifRule of(Finding finding) {
        String file = finding.file();
        if (file.equals(RuleFiles.POLICY)) {
            return POLICY_ERROR;
        }
        if (file.equals(RuleFiles.FEATURES)) {
            return finding.isError() ? FEATURES_ERROR : FEATURES_WARNING;
        }
        if (file.endsWith(".cases.yaml")) {
            return CASES_ERROR;
        }
        if (file.endsWith(".drl")) {
            return finding.isError() ? RULE_ERROR : RULE_WARNING;
        }
        boolean isCsv = file.endsWith(".csv");
        if (isCsv && file.startsWith("lists/")) {
            return finding.isError() ? LIST_ERROR : LIST_WARNING;
        }
        if (isCsv && file.startsWith("tables/")) {
            return finding.isError() ? TABLE_ERROR : TABLE_WARNING;
        }
        return finding.isError() ? FOLDER_ERROR : FOLDER_WARNING;
    }

    /** Its name for machines, which stays. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is about, in one sentence. */
    String description() {
        return description;
    }
}
