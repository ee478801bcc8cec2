package dev.sluice.rules.language;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> OUTCOMES = Set.of("allow", "challenge", "block", "review");
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z]+)\\s*\\(\\s*([^()\\s]*)\\s*\\)\\s*;?\\s*");
    private static final Pattern SCORE = Pattern.compile("[0-9](?:\\.[0-9]{1,6})?");
    private static final Pattern PERCENTAGE = Pattern.compile("[1-9][0-9]?");
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
        Matcher form = FORM.matcher(part.in(source.text()));
        boolean isOne = form.matches();
        if (!isOne || !OUTCOMES.contains(form.group(1))) {
            String hint = isOne ? NearestName.hint(form.group(1), OUTCOMES, HINT) : HINT;
            findings.add(source.error(
                    firstWordAfter(source.text(), part.start()),
                    "the consequence is not one of the four that rules have",
                    hint));
            return Optional.empty();
        }
        RuleOutcome outcome = RuleOutcome.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        try {
            return Optional.of(new Consequence(outcome, score(outcome, form.group(2))));
        } catch (IllegalArgumentException e) {
            boolean isThere = !form.group(2).isEmpty();
            int place = part.start() + (isThere ? form.start(2) : form.start(1));
            findings.add(
                    source.error(place, String.valueOf(e.getMessage()), isThere ? scoreHint(form.group(2)) : HINT));
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if it is no score; the message says why */
    private static double score(RuleOutcome outcome, String written) {
        if (written.isEmpty() && outcome == RuleOutcome.ALLOW) {
            return 0;
        }
        if (written.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + outcome.name().toLowerCase(Locale.ROOT) + "' needs a score from 0 to 1");
        }
        if (!SCORE.matcher(written).matches() || Double.parseDouble(written) > 1) {
            throw new IllegalArgumentException("the score must be from 0 to 1, with up to six decimals");
        }
        return Double.parseDouble(written);
    }

    private static String scoreHint(String written) {
        if (PERCENTAGE.matcher(written).matches()) {
            String score = new BigDecimal(written).movePointLeft(2).toPlainString();
            return "it is a probability: write " + score + " for " + written + " percent";
        }
        String withPoint = written.replace(',', '.');
        boolean isDecimalComma =
                !withPoint.equals(written) && SCORE.matcher(withPoint).matches();
        return isDecimalComma ? "write a point before the decimals: " + withPoint : HINT;
    }

    private static int firstWordAfter(String text, int from) {
        int offset = from;
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        return offset;
    }
}
