package dev.sluice.bench;

import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * As many rules as are asked for, for measuring: those of a folder, and again with other numbers, all of them live, without
 * cases and tables.
 */
public final class VariedRules {

    private static final String RULE = ".drl";
    private static final String CASES = ".cases.yaml";
    private static final String TABLES = "tables/";
    private static final int FIRST_NUMBER = 10_000;

    private static final long SEED = 20_260_101;

    /** Numbers that stand alone in conditions; not those inside names and texts. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_.\"-])[0-9]+(\\.[0-9]+)?(?![A-Za-z0-9_.\"])");

    private static final BigDecimal STEP = new BigDecimal("0.03");

    private VariedRules() {}

    /**
     * Makes so many rules.
     *
     * @param shipped the folder to begin with; it must have a rule
     * @param count how many rules
     * @return the rules, with the features, lists and the policy of the folder
     */
    public static RuleFiles of(RuleFiles shipped, int count) {
        List<String> paths = new ArrayList<>(
                shipped.paths().stream().filter(path -> path.endsWith(RULE)).toList());
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("there is no rule to make others of: the folder has no file *" + RULE);
        }
        // Rules of one folder ask alike; the first few shall be of all folders.
        Collections.shuffle(paths, new Random(SEED));
        SortedMap<String, byte[]> contents = new TreeMap<>();
        shipped.contents().forEach((path, bytes) -> {
            if (!path.endsWith(RULE) && !path.endsWith(CASES) && !path.startsWith(TABLES)) {
                contents.put(path, bytes);
            }
        });
        for (int i = 0; i < count; i++) {
            String path = paths.get(i % paths.size());
            String id = "BENCH-" + (FIRST_NUMBER + i);
            String folder = path.substring(0, path.indexOf('/') + 1);
            String text = varied(shipped.text(path).orElseThrow(), id, i / paths.size());
            contents.put(folder + id + RULE, text.getBytes(StandardCharsets.UTF_8));
        }
        return RuleFiles.of(contents);
    }

    private static String varied(String text, String id, int round) {
        String live = text.replaceFirst("rule \"[^\"]*\"", "rule \"" + id + "\"")
                .replaceFirst("@lifecycle\\([a-z]*\\)", "@lifecycle(live)");
        int when = live.indexOf("\nwhen");
        int then = live.lastIndexOf("\nthen");
        BigDecimal factor = STEP.multiply(BigDecimal.valueOf(round)).add(BigDecimal.ONE);
        String conditions = NUMBER.matcher(live.substring(when, then))
                .replaceAll(found -> new BigDecimal(found.group())
                        .multiply(factor)
                        .setScale(4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
        return live.substring(0, when) + conditions + live.substring(then);
    }
}
