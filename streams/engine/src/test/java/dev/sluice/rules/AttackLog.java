package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What becomes of each attack, one line each, in a file that people read: {@code attack -> refusal}. {@code
 * -Dgolden.update=true} writes it anew.
 */
public final class AttackLog {

    private static final String ARROW = " -> ";

    private final Path file;
    private final Map<String, String> expected = new LinkedHashMap<>();
    private final Map<String, String> actual = new TreeMap<>();

    /** @param name the file's name below {@code dev/sluice/rules} in the test resources */
    public AttackLog(String name) {
        file = Path.of("src/test/resources/dev/sluice/rules", name);
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int arrow = line.indexOf(ARROW);
                expected.put(line.substring(0, arrow), line.substring(arrow + ARROW.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds the refusal of one attack against the file. Names that change with every compilation are left out. */
    public void check(String attack, String refusal) {
        String stable = refusal.replaceAll("P[0-9A-F]{2}/", "").replaceAll("[0-9A-F]{32}", "*");
        if (Boolean.getBoolean("golden.update")) {
            actual.put(attack, stable);
        } else {
            assertThat(stable).as(attack).isEqualTo(expected.get(attack));
        }
    }

    /** Writes the file, if that was asked for. */
    public void write() {
        if (!actual.isEmpty()) {
            StringBuilder text = new StringBuilder();
            actual.forEach((attack, refusal) ->
                    text.append(attack).append(ARROW).append(refusal).append('\n'));
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
