package dev.sluice.velocity;

import dev.sluice.finding.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the values of an {@link Attribute} look like, so that a literal that can never match is found when it is read.
 *
 * @param pattern what every value matches
 * @param description what a value is, for people
 * @param symbols the only values, if there is a closed list; else empty
 */
record ValueForm(Pattern pattern, String description, List<String> symbols) {

    /** The symbol by which the contracts say that a value is not stated; histories keep no value then. */
    static final String UNKNOWN = "UNKNOWN";

    static final ValueForm TEXT = of(".{1,256}", "a text of 1 to 256 characters");
    static final ValueForm COUNTRY = of("[A-Z]{2}", "an ISO 3166-1 alpha-2 code such as DE");
    static final ValueForm CURRENCY = of("[A-Z]{3}", "an ISO 4217 code such as EUR");
    static final ValueForm MCC = of("[0-9]{4}", "a merchant category code of four digits such as 5411");
    static final ValueForm TRANS_STATUS = ofSymbols(List.of("Y", "A", "N", "U", "C", "D", "R", "I"));

    /** The symbols of a contract's enum but for {@link #UNKNOWN}. */
    static ValueForm symbolsOf(Enum<?>[] constants) {
        return ofSymbols(Arrays.stream(constants)
                .map(Enum::name)
                .filter(name -> !name.equals(UNKNOWN))
                .toList());
    }

    /** What is wrong with a literal and what to do about it; empty if nothing is wrong. */
    Optional<String> hintFor(String literal) {
        if (!symbols.isEmpty()) {
            return symbols.contains(literal)
                    ? Optional.empty()
                    : Optional.of(NearestName.hint(literal, symbols, "it must be " + description));
        }
        return pattern.matcher(literal).matches() ? Optional.empty() : Optional.of("it must be " + description);
    }

    private static ValueForm of(String pattern, String description) {
        return new ValueForm(Pattern.compile(pattern), description, List.of());
    }

    private static ValueForm ofSymbols(List<String> symbols) {
        return new ValueForm(Pattern.compile(".*"), "one of " + String.join(", ", symbols), symbols);
    }
}
