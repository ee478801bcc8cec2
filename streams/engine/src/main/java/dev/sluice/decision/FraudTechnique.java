package dev.sluice.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A technique of the MITRE Fight Fraud Framework (F3), as far as payment rules name them.
 *
 * @param id for instance {@code F1012}
 * @param name for instance {@code Card Testing}
 * @param tactics ids of the tactics that it serves, at least one
 */
public record FraudTechnique(String id, String name, List<String> tactics) {

    /** Version of the framework that the names are taken from. */
    public static final String FRAMEWORK_VERSION = "1.2";

    private static final String FILE = "f3-techniques.csv";

    private static final Map<String, String> TACTIC_NAMES = Map.of(
            "TA0043", "Reconnaissance",
            "TA0042", "Resource Development",
            "TA0001", "Initial Access",
            "TA0005", "Stealth",
            "TA0112", "Defense Impairment",
            "TA0002", "Execution",
            "FA0001", "Positioning",
            "FA0002", "Monetization");

    private static final Map<String, FraudTechnique> BY_ID = read();

    /** Copies the list. */
    public FraudTechnique {
        tactics = List.copyOf(tactics);
    }

    /** The technique of an id, if it is one of those that payment rules may name. */
    public static Optional<FraudTechnique> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The ids of all techniques that payment rules may name. */
    public static Set<String> ids() {
        return BY_ID.keySet();
    }

    /** The name of a tactic, or its id if it is not known. */
    static String tacticName(String tacticId) {
        return TACTIC_NAMES.getOrDefault(tacticId, tacticId);
    }

    private static Map<String, FraudTechnique> read() {
        try (InputStream file =
                Objects.requireNonNull(FraudTechnique.class.getResourceAsStream(FILE), "resource " + FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(",", 3)))
                    .map(cells -> new FraudTechnique(
                            cells.get(0), cells.get(2), List.of(cells.get(1).split(";"))))
                    .collect(Collectors.toUnmodifiableMap(FraudTechnique::id, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + FILE, e);
        }
    }
}
