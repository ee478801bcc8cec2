package dev.sluice.replay.mapping;

import dev.sluice.finding.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of one field comes from.
 *
 * @param target the field
 * @param template its text
 * @param at where the mapping file names the columns, for findings
 * @param conversion what becomes of the text
 * @param ifEmpty the value where a column of the template is empty; null: the field has no value then
 */
record FieldMapping(
        FieldPath target,
        Template template,
        YamlNode at,
        Conversion conversion,
        @Nullable Object ifEmpty) {}
