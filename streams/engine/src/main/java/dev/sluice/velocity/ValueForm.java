package dev.sluice.velocity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of an {@link Attribute} look like, so that a literal that can never match is found when it is read. */
enum ValueForm {
    TEXT(".{1,256}", "a text of 1 to 256 characters"),
    SYMBOL("[A-Z][A-Z0-9_]*", "a symbol in capitals such as CONTACTLESS"),
    COUNTRY("[A-Z]{2}", "an ISO 3166-1 alpha-2 code such as DE"),
    CURRENCY("[A-Z]{3}", "an ISO 4217 code such as EUR"),
    MCC("[0-9]{4}", "a merchant category code of four digits such as 5411");

    private final Pattern pattern;
    private final String description;

    ValueForm(String pattern, String description) {
        this.pattern = Pattern.compile(pattern);
        this.description = description;
    }

    /** What is wrong with a literal, or null if nothing is. */
    @Nullable
    String problemOf(String literal) {
        return pattern.matcher(literal).matches() ? null : "must be " + description;
    }
}
