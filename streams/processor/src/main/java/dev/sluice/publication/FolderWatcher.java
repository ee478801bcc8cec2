package dev.sluice.publication;

import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a folder, on a thread of its own, by looking at its content again and again: editors write files in many ways,
 * and what counts is what is there in the end. What changes between two looks is left until it does not, so that half of
 * what an editor writes is never taken for the whole.
 */
final class FolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final RuleSetAdoption adoption;
    private final Thread thread = new Thread(this::follow, "rules-folder-watcher");
    private volatile boolean closing;
    private String seen;
    private String settled;

    /**
     * Starts to follow.
     *
     * @param folder what is in force now
     * @param adoption what it gives to
     */
    FolderWatcher(Path folder, RuleSetAdoption adoption) {
        this.folder = folder;
        this.adoption = adoption;
        this.seen = adoption.status().contentHash();
        this.settled = seen;
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (!closing) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            // It is closed.
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        RuleFiles files = null;
        FindingsException problem = null;
        try {
            files = RuleFiles.read(folder);
        } catch (FindingsException e) {
            problem = e;
        }
        // A folder that cannot be read has no content; what is wrong with it takes its place.
        String now = problem == null ? contentOf(files) : String.valueOf(problem.getMessage());
        if (!now.equals(seen)) {
            seen = now;
        } else if (!now.equals(settled)) {
            settled = now;
            take(files, problem);
        }
    }

    private static String contentOf(@Nullable RuleFiles files) {
        return files == null ? "" : files.contentHash();
    }

    private void take(@Nullable RuleFiles files, @Nullable FindingsException problem) {
        if (files != null) {
            adoption.adopt(new Candidate.OfFolder(files));
        } else if (problem != null) {
            LOG.error(
                    "The rules in {} cannot be used, and {} stays in force:\n{}",
                    folder,
                    adoption.status().contentHash(),
                    new FindingRenderer(Map.of()).render(problem.findings()));
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
