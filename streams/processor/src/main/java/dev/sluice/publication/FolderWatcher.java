package dev.sluice.publication;

import dev.sluice.finding.FindingRenderer;
import dev.sluice.rules.SettledFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a folder, on a thread of its own, and gives each content that it settles on to an instance. */
final class FolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path path;
    private final SettledFolder folder;
    private final RuleSetAdoption adoption;
    private final Thread thread = new Thread(this::follow, "rules-folder-watcher");
    private volatile boolean closing;

    /**
     * Starts to follow.
     *
     * @param path the folder; what is in force now was read from it
     * @param adoption what it gives to
     */
    FolderWatcher(Path path, RuleSetAdoption adoption) {
        this.path = path;
        this.folder = SettledFolder.of(path, adoption.status().contentHash());
        this.adoption = adoption;
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (!closing) {
                Thread.sleep(SettledFolder.BETWEEN_LOOKS.toMillis());
                folder.look().ifPresent(this::take);
            }
        } catch (InterruptedException e) {
            // It is closed.
            Thread.currentThread().interrupt();
        }
    }

    private void take(SettledFolder.Content content) {
        content.files().ifPresent(files -> adoption.adopt(new Candidate.OfFolder(files)));
        if (!content.findings().isEmpty()) {
            LOG.error(
                    "The rules in {} cannot be used, and {} stays in force:\n{}",
                    path,
                    adoption.status().contentHash(),
                    new FindingRenderer(Map.of()).render(content.findings()));
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
