package dev.sluice.rules.language;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks for when it hits.
 *
 * @param outcome what to do with the transaction
 * @param score probability of fraud, 0 to 1
 */
record Consequence(RuleOutcome outcome, double score) {

    /** Takes the place of one that cannot be read, so that the rest of the file can be checked. */
    static final Consequence NOTHING = new Consequence(RuleOutcome.UNKNOWN, 0);

    private static final Pattern FORM =
            Pattern.compile("\\s*(allow|challenge|block|review)\\s*\\(\\s*([0-9](?:\\.[0-9]{1,6})?)?\\s*\\)\\s*;?\\s*");
    private static final String HINT =
            "exactly one of allow(), challenge(0.7), block(0.95), review(0.3), the score from 0 to 1";

    /**
     * Reads what stands between {@code then} and {@code end}.
     *
     * @param part where that is; null if it could not be found, which was said already
     */
    static Optional<Consequence> read(SourceText source, @Nullable Part part, List<Finding> findings) {
        if (part == null) {
            return Optional.empty();
        }
        int place = firstWordAfter(source.text(), part.start());
        Matcher matcher = FORM.matcher(part.in(source.text()));
        if (!matcher.matches()) {
            findings.add(source.error(place, "the consequence is not one of the four that rules have", HINT));
            return Optional.empty();
        }
        RuleOutcome outcome = RuleOutcome.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        if (matcher.group(2) == null && outcome != RuleOutcome.ALLOW) {
            findings.add(source.error(place, "'" + matcher.group(1) + "' needs a score from 0 to 1", HINT));
            return Optional.empty();
        }
        double score = matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2));
        if (score > 1) {
            findings.add(source.error(
                    place, "the score must be from 0 to 1, not " + matcher.group(2), "it is a probability of fraud"));
            return Optional.empty();
        }
        return Optional.of(new Consequence(outcome, score));
    }

    private static int firstWordAfter(String text, int from) {
        int offset = from;
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        return offset;
    }
}
