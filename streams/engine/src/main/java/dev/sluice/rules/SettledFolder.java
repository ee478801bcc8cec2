package dev.sluice.rules;

import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the content of a rules folder has changed and come to rest. Whoever follows a folder looks at it again and
 * again: editors write files in many ways, and what counts is what is there in the end. What changes between two looks is
 * left until it does not, so that half of what an editor writes is never taken for the whole. Files are read only where something may have been written. For one thread.
 */
public final class SettledFolder {

    /** How long to wait from one look to the next. */
    public static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final String NOTHING = "";

    private final Path folder;
    private String seen;
    private String settled;
    private @Nullable FolderStamp stamp;

    private SettledFolder(Path folder, String settled) {
        this.folder = folder;
        this.seen = settled;
        this.settled = settled;
    }

    /** A folder of which nothing was seen yet: its content counts as a change. */
    public static SettledFolder unseen(Path folder) {
        return new SettledFolder(folder, NOTHING);
    }

    /** A folder whose content is known: the next one counts as a change. */
    public static SettledFolder of(Path folder, String contentHash) {
        return new SettledFolder(folder, contentHash);
    }

    /**
     * What a folder has come to hold.
     *
     * @param files its files; empty if they cannot be read
     * @param findings why they cannot be read; empty if they can
     */
    public record Content(Optional<RuleFiles> files, List<Finding> findings) {

        /** Copies the findings. */
        public Content {
            findings = List.copyOf(findings);
        }

        private static Content of(Path folder) {
            try {
                return new Content(Optional.of(RuleFiles.read(folder)), List.of());
            } catch (FindingsException e) {
                return new Content(Optional.empty(), e.findings());
            }
        }

        /** A folder that cannot be read has no hash; what is wrong with it takes its place. */
        private String identity() {
            return files.map(RuleFiles::contentHash).orElseGet(findings::toString);
        }
    }

    /** What the folder holds, if that is new and was the same at the look before. */
    public Optional<Content> look() {
        FolderStamp before = stamp;
        stamp = FolderStamp.of(folder, Instant.now());
        if (before != null && seen.equals(settled) && stamp.provesNothingWrittenSince(before)) {
            return Optional.empty();
        }
        return read();
    }

    private Optional<Content> read() {
        Content content = Content.of(folder);
        String now = content.identity();
        boolean rests = now.equals(seen);
        seen = now;
        if (!rests || now.equals(settled)) {
            return Optional.empty();
        }
        settled = now;
        return Optional.of(content);
    }
}
