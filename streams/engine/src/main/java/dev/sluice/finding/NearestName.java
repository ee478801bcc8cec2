package dev.sluice.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was probably meant to be. */
public final class NearestName {

    private static final int NAME_CHARACTERS_MAX = 200;

    private NearestName() {}

    /**
     * The known name with the fewest edits (insert, delete, replace, swap of neighbours; case counts for nothing), if
     * that is at most a third of the word; of equally near ones the alphabetically first.
     */
    public static Optional<String> of(String wrong, Collection<String> known) {
        int editsMax = Math.max(1, Math.min(wrong.length(), NAME_CHARACTERS_MAX) / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - wrong.length()) <= editsMax)
                .filter(name -> edits(wrong, name) <= editsMax)
                .min(Comparator.<String>comparingInt(name -> edits(wrong, name)).thenComparing(name -> name));
    }

    /** {@code did you mean 'x'?}, or, if nothing is near, {@code fallback}. */
    public static String hint(String wrong, Collection<String> known, String fallback) {
        return of(wrong, known).map(name -> "did you mean '" + name + "'?").orElse(fallback);
    }

    private static int edits(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            distance[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            distance[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                distance[i][j] = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], 1 + distance[i - 2][j - 2]);
                }
            }
        }
        return distance[a.length()][b.length()];
    }
}
