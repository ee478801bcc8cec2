package dev.sluice.torture;

import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the dead letters against the records that had to be refused. */
final class DeadLetterCheck {

    private DeadLetterCheck() {}

    /**
     * A dead letter.
     *
     * @param position where the refused record is, {@code topic-partition@offset}
     * @param reason why it was refused
     */
    record Letter(String position, String reason) {}

    /**
     * Checks that exactly what is bad was refused: once, or under at-least-once at least once.
     *
     * @param letters the dead letters
     * @param bad positions of the bad records
     * @param guarantee what the run promised
     * @param violations gets what is not so
     */
    static void check(List<Letter> letters, Set<String> bad, Guarantee guarantee, Violations violations) {
        Map<String, Integer> timesByPosition = new HashMap<>();
        for (Letter letter : letters) {
            timesByPosition.merge(letter.position(), 1, Integer::sum);
            if (!bad.contains(letter.position())) {
                violations.add("refused and not bad", letter.position() + " as " + letter.reason());
            }
        }
        for (String position : bad) {
            int times = timesByPosition.getOrDefault(position, 0);
            if (times == 0) {
                violations.add("bad and not among the dead letters", position);
            } else if (times > 1 && guarantee == Guarantee.EXACTLY_ONCE_V2) {
                violations.add("refused more than once under exactly-once", position + ", " + times + " times");
            }
        }
    }
}
